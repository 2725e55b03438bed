package uk.oocd.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Every {@code oocd.*} property there is. A name that is not here is refused at start ({@link SettingsCheck}), so that a
 * slip of the pen never passes for a setting.
 *
 * @param store where things are kept: {@code embedded} (the default), in one process with nothing to install, or
 *     {@code mongo}, in a MongoDB replica set that several instances share
 * @param data the folder that holds everything that lasts: the log, the keys, the drafts, the demonstration passwords
 * @param demonstration whether the demonstration caseload is loaded once, where the log is empty
 * @param logFormat how the program's own log is written: one readable line an entry, or one JSON object
 * @param masterKey the file of the master key, which wraps all other keys: by default {@code master-key.json} in the
 *     data folder; better elsewhere, so that no backup holds both
 * @param signingKey the file of the key that signs heads of the log: by default {@code signing-key.json} beside the master
 *     key
 * @param headInterval how often the end of the log is signed while it grows
 * @param clockInterval how often the program looks for time limits that have gone by
 * @param mongodbUri for {@code mongo}: the connection string, which names the nodes, the database and who signs in. Holds
 *     a password, so it is shown nowhere
 * @param mongodbAllowUnsafe for development: take a MongoDB whose acknowledgement may not last, such as a single server
 *     outside any replica set
 */
@ConfigurationProperties("oocd")
public record OocdProperties(
        @DefaultValue("embedded") Store store,
        @DefaultValue("./data") Path data,
        @DefaultValue("true") boolean demonstration,
        @DefaultValue("text") LogFormat logFormat,
        @Nullable Path masterKey,
        @Nullable Path signingKey,
        @DefaultValue("5m") Duration headInterval,
        @DefaultValue("1m") Duration clockInterval,
        @Nullable String mongodbUri,
        @DefaultValue("false") boolean mongodbAllowUnsafe) {

    /** Where things are kept. */
    public enum Store {
        EMBEDDED,
        MONGO
    }

    /** How the program's own log is written. */
    public enum LogFormat {
        TEXT,
        JSON
    }
}
