package uk.oocd.peers.axon;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/**
 * Transactions bound to their thread, as Spring's DataSourceTransactionManager would make them: what is read and written
 * in a unit of work goes over one connection and is committed at its end.
 */
final class JdbcTransactions implements TransactionManager, ConnectionProvider {
    private final DataSource dataSource;
    private final ThreadLocal<@Nullable Connection> bound = new ThreadLocal<>();

    JdbcTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = bound.get();
        if (connection != null) {
            return keptOpen(connection);
        }
        Connection own = dataSource.getConnection();
        own.setAutoCommit(true);
        return own;
    }

    @Override
    public Transaction startTransaction() {
        if (bound.get() != null) {
            return new Joined();
        }
        try {
            Connection connection = dataSource.getConnection();
            bound.set(connection);
            return new Owning(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The connection of the transaction, which ends with the transaction and not when somebody closes it. */
    private static Connection keptOpen(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                JdbcTransactions.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Part of a transaction that somebody else commits. */
    private record Joined() implements Transaction {
        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    }

    private final class Owning implements Transaction {
        private final Connection connection;

        private Owning(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void commit() {
            end(Connection::commit);
        }

        @Override
        public void rollback() {
            end(Connection::rollback);
        }

        private void end(Ending ending) {
            bound.remove();
            try (connection) {
                ending.end(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @FunctionalInterface
    private interface Ending {
        void end(Connection connection) throws SQLException;
    }
}
