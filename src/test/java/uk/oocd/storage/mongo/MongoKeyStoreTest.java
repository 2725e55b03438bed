package uk.oocd.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.oocd.storage.keys.HmacFingerprints;
import uk.oocd.storage.keys.KeyStore;
import uk.oocd.storage.keys.KeyStoreConformanceTest;
import uk.oocd.storage.keys.KeysUnusable;
import uk.oocd.storage.keys.MasterKey;
import uk.oocd.storage.keys.WrappedKeyVault;

@NeedsMongod
class MongoKeyStoreTest extends KeyStoreConformanceTest {

    private final MongoConnection connection = MongoConnection.open(RealMongo.freshDatabase(), false);

    @Override
    protected KeyStore reopened() {
        return new MongoKeyStore(connection);
    }

    @AfterEach
    void close() {
        connection.keys().drop();
        connection.close();
    }

    @Test
    void a_destroyed_key_is_no_longer_in_the_database() {
        store.insert(subject(1), new byte[] {1});
        store.destroy(subject(1), AT);
        assertThat(connection.keys().getCollection("keys").find().first())
                .isNotNull()
                .containsOnlyKeys("_id", "destroyedAt");
    }

    @Test
    void of_instances_that_start_at_once_with_a_master_key_each_one_goes_on_and_the_others_are_told_to_copy_it()
            throws Exception {
        var start = new CyclicBarrier(4);
        int refused = 0;
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<MasterKey>> all = IntStream.range(0, 4)
                    .<Callable<MasterKey>>mapToObj(i -> () -> {
                        start.await();
                        return MasterKey.openShared(path.resolve("master-key-" + i), store);
                    })
                    .toList();
            for (var instance : pool.invokeAll(all)) {
                try {
                    instance.get();
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(KeysUnusable.class).hasMessageContaining("copy");
                    refused++;
                }
            }
        }
        assertThat(refused).isEqualTo(3);
    }

    @Test
    void a_missing_master_key_is_not_made_anew() {
        MasterKey.openShared(path.resolve("one"), store);
        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() -> MasterKey.openShared(path.resolve("two"), store))
                .withMessageContaining("master key is missing");
    }

    @Test
    void instances_give_a_person_the_same_id_with_nothing_but_the_master_key_in_common() {
        var one = MasterKey.openShared(path.resolve("one"), store);
        var first = HmacFingerprints.openShared(store, one).of("child", "Ash Example", "2011-05-01");
        var again = MasterKey.openShared(path.resolve("one"), new MongoKeyStore(connection));
        assertThat(HmacFingerprints.openShared(store, again).of("child", "Ash Example", "2011-05-01"))
                .isEqualTo(first);
    }

    @Test
    void a_key_that_another_instance_destroyed_is_used_no_longer_than_it_is_trusted() {
        var master = MasterKey.openShared(path.resolve("one"), store);
        var trusting = new WrappedKeyVault(store, master, InstantSource.system(), Duration.ofHours(1));
        var looking = new WrappedKeyVault(store, master, InstantSource.system(), Duration.ZERO);
        var sealed = trusting.seal(subject(1), new byte[] {7});
        assertThat(looking.open(subject(1), sealed)).isPresent();
        new WrappedKeyVault(store, master, InstantSource.system()).destroy(subject(1));
        assertThat(looking.open(subject(1), sealed)).isEmpty();
        assertThat(trusting.open(subject(1), sealed)).isPresent();
    }
}
