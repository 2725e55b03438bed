package uk.oocd.storage.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static uk.oocd.storage.log.LogEvents.append;
import static uk.oocd.storage.log.LogEvents.loose;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.storage.keys.KeysUnusable;
import uk.oocd.storage.keys.SigningKey;
import uk.oocd.storage.log.Head;
import uk.oocd.storage.log.InMemoryCommitLog;
import uk.oocd.storage.log.Verifier;
import uk.oocd.storage.log.Verifier.Broken;
import uk.oocd.storage.log.Verifier.Sound;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SignedHeadsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.5Z");

    @TempDir
    Path folder;

    private final InMemoryCommitLog log = new InMemoryCommitLog();
    private SigningKey key;
    private SignedHead signed;

    @BeforeEach
    void sign() {
        append(log, loose("a"), loose("b"));
        key = SigningKey.open(folder.resolve("signing-key.json"), "");
        signed = SignedHead.sign(Head.of(log, NOON).orElseThrow(), key);
        append(log, loose("c"));
    }

    @Test
    void a_head_that_stands_as_it_was_signed_holds() {
        assertThat(verify(signed)).isInstanceOf(Sound.class);
    }

    @Test
    void a_change_in_any_part_of_a_head_is_found() {
        var head = signed.head();
        var other = SigningKey.open(folder.resolve("other.json"), "");
        for (var forged : List.of(
                new SignedHead(new Head(0, head.chain(), head.at()), signed.publicKey(), signed.signature()),
                new SignedHead(new Head(1, flipped(head.chain()), head.at()), signed.publicKey(), signed.signature()),
                new SignedHead(
                        new Head(1, head.chain(), head.at().plusNanos(1)), signed.publicKey(), signed.signature()),
                new SignedHead(head, other.publicKey(), signed.signature()),
                new SignedHead(head, signed.publicKey(), flipped(signed.signature())),
                new SignedHead(head, new byte[3], signed.signature()),
                new SignedHead(head, signed.publicKey(), new byte[0]))) {
            assertThat(verify(forged)).isInstanceOfSatisfying(Broken.class, broken -> {
                assertThat(broken.position()).isEqualTo(forged.head().position());
                assertThat(broken.what()).contains("not as it was signed");
            });
        }
    }

    @Test
    void a_head_of_another_key_than_those_named_is_found() {
        assertThat(SignedHeads.verify(log, List.of(signed), Set.of(signed.keyId()), (_, _) -> {}))
                .isInstanceOf(Sound.class);
        assertThat(SignedHeads.verify(log, List.of(signed), Set.of("another"), (_, _) -> {}))
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.what()).contains(signed.keyId(), "none of those named"));
    }

    @Test
    void any_tool_can_check_a_signature_from_the_form_that_is_written_down() throws Exception {
        var head = signed.head();
        var canonical = ByteBuffer.allocate(12 + 4 + 8 + 4 + 32 + 8 + 4 + 4 + 32)
                .put("uk.oocd/head".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(1)
                .putLong(1)
                .putInt(32)
                .put(head.chain())
                .putLong(NOON.getEpochSecond())
                .putInt(500_000_000)
                .putInt(32)
                .put(signed.publicKey());
        var encoded = HexFormat.of()
                .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(signed.publicKey()));
        var ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        ed25519.update(canonical.array());
        assertThat(ed25519.verify(signed.signature())).isTrue();
    }

    @Test
    void the_key_is_the_same_at_the_next_start_and_missed_where_heads_need_it() {
        assertThat(SigningKey.open(folder.resolve("signing-key.json"), "").publicKey())
                .isEqualTo(key.publicKey());
        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() -> SigningKey.open(folder.resolve("nowhere.json"), "the heads signed with it"))
                .withMessageContaining("signing key is missing")
                .withMessageContaining("the heads signed with it");
    }

    private Verifier.Result verify(SignedHead head) {
        return SignedHeads.verify(log, List.of(head), Set.of(), (_, _) -> {});
    }

    private static byte[] flipped(byte[] bytes) {
        var changed = bytes.clone();
        changed[0] ^= 1;
        return changed;
    }
}
