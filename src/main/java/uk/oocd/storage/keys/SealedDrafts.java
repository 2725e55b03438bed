package uk.oocd.storage.keys;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.kernel.DraftStore.Draft;
import uk.oocd.kernel.Subject;

/** What was typed into a half-filled form, sealed under a key for each draft. The same for every store of drafts. */
public final class SealedDrafts {

    private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {};

    private final KeyVault vault;
    private final JsonMapper json = new JsonMapper();

    public SealedDrafts(KeyVault vault) {
        this.vault = vault;
    }

    /** @throws KeyVault.KeyDestroyed a draft of this id was erased */
    public byte[] seal(Draft draft) {
        return vault.seal(subject(draft.id()), json.writeValueAsBytes(draft.fields()));
    }

    /** Empty where the draft's key was destroyed, by which it is as good as gone. */
    public Optional<Map<String, List<String>>> open(UUID draft, byte[] sealed) {
        return vault.open(subject(draft), sealed).map(plain -> json.readValue(plain, FIELDS));
    }

    public void destroy(UUID draft) {
        vault.destroy(subject(draft));
    }

    private static Subject subject(UUID draft) {
        return new Subject("draft:" + draft);
    }
}
