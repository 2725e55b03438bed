package uk.oocd.storage.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.Samples;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.History;
import uk.oocd.protocol.DraftOrigin;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolContent;
import uk.oocd.protocol.ProtocolEvent;
import uk.oocd.protocol.ProtocolEvent.DraftBegun;
import uk.oocd.protocol.ProtocolEvent.VersionApproved;
import uk.oocd.protocol.ProtocolEvent.VersionWithdrawn;
import uk.oocd.protocol.ProtocolId;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.storage.dmn.KieTables;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AgreedProtocolsTest {

    private static final ProtocolId OURS = new ProtocolId("yjs-north");
    private static final LocalDate JUNE = LocalDate.parse("2026-06-01");
    private static final LocalDate JULY = LocalDate.parse("2026-07-01");
    private static final Attribution AUTHOR =
            Samples.by("author-1", Role.PROTOCOL_AUTHOR, "yjs-north", "2026-05-04T09:00:00Z");
    private static final Attribution APPROVER =
            Samples.by("approver-1", Role.PROTOCOL_APPROVER, "force-north", "2026-05-05T09:00:00Z");

    private final List<ProtocolEvent> log = new ArrayList<>();
    private final YamlContents contents = new YamlContents(new KieTables());
    private final BundledProtocols bundled = new BundledProtocols();
    private final AgreedProtocols protocols = new AgreedProtocols(bundled, history(), contents);

    @Test
    void a_service_without_a_protocol_of_its_own_works_under_the_one_that_travels_with_the_program() {
        assertThat(protocols.inForceOn("yjs-south", JUNE)).isEqualTo(bundled.inForceOn(JUNE));
        assertThat(protocols.all("yjs-south")).isEqualTo(bundled.all());
        assertThat(protocols.find(new ProtocolRef("demonstration", 1)))
                .hasValue(bundled.all().getFirst());
    }

    @Test
    void a_service_works_under_its_own_from_the_day_on_which_that_takes_effect() {
        agree(1, JUNE, "Ours (fictional)");
        assertThat(titleOn(JUNE.minusDays(1))).startsWith("Demonstration");
        assertThat(titleOn(JUNE)).isEqualTo("Ours (fictional)");
        var ours = protocols.inForceOn("yjs-north", JUNE);
        assertThat(ours.ref()).isEqualTo(new ProtocolRef("yjs-north", 1));
        assertThat(ours.effectiveFrom()).isEqualTo(JUNE);
        assertThat(protocols.inForceOn("yjs-south", JUNE)).isEqualTo(bundled.inForceOn(JUNE));
    }

    @Test
    void what_was_just_approved_is_there_at_once_and_what_was_decided_before_is_still_found() {
        agree(1, JUNE, "Ours (fictional)");
        assertThat(titleOn(JULY)).isEqualTo("Ours (fictional)");
        agree(2, JULY, "Ours, anew (fictional)");
        assertThat(titleOn(JULY)).isEqualTo("Ours, anew (fictional)");
        assertThat(protocols.find(OURS.version(1)).map(Protocol::title)).contains("Ours (fictional)");
        assertThat(protocols.all("yjs-north").stream().map(Protocol::ref).toList())
                .endsWith(OURS.version(1), OURS.version(2))
                .contains(new ProtocolRef("demonstration", 1));
    }

    @Test
    void a_draft_applies_to_nobody() {
        log.add(draft(1, JUNE, "Ours (fictional)"));
        assertThat(titleOn(JUNE)).startsWith("Demonstration");
        assertThat(protocols.find(OURS.version(1))).isEmpty();
        assertThat(protocols.book(OURS).open()).isPresent();
    }

    @Test
    void what_was_withdrawn_applies_to_nobody() {
        agree(1, JUNE, "Ours (fictional)");
        log.add(new VersionWithdrawn(OURS, 1, "Put off (fictional)", APPROVER));
        assertThat(titleOn(JUNE)).startsWith("Demonstration");
        assertThat(protocols.all("yjs-north")).isEqualTo(bundled.all());
    }

    @Test
    void a_copy_of_a_version_reads_as_that_version() {
        var second = bundled.all().getLast();
        var read = contents.read(contents.of(second), second.ref(), second.effectiveFrom());
        assertThat(read.check().findings()).isEmpty();
        assertThat(read.protocol()).isEqualTo(second);
    }

    @Test
    void nothing_is_known_of_a_protocol_that_nobody_began() {
        assertThat(protocols.find(new ProtocolRef("yjs-north", 1))).isEmpty();
        assertThat(protocols.book(OURS).versions()).isEmpty();
    }

    private String titleOn(LocalDate day) {
        return protocols.inForceOn("yjs-north", day).title();
    }

    private void agree(int version, LocalDate from, String title) {
        var draft = draft(version, from, title);
        log.add(draft);
        log.add(new VersionApproved(
                OURS, version, from, "Made up", draft.content().digest(), List.of(), APPROVER));
    }

    private DraftBegun draft(int version, LocalDate from, String title) {
        return new DraftBegun(OURS, version, new DraftOrigin.Uploaded(), titled(title), from, "Made up", AUTHOR);
    }

    private ProtocolContent titled(String title) {
        return contents.of(contents.of(bundled.all().get(1)).text().replaceFirst("title: .*", "title: " + title));
    }

    /** The log of one service. */
    private History history() {
        return new History() {
            @Override
            public List<Recorded> of(String stream) {
                var recorded = new ArrayList<Recorded>();
                for (int i = 0; stream.equals(OURS.toString()) && i < log.size(); i++) {
                    recorded.add(new Recorded(i, i, Instant.EPOCH, log.get(i)));
                }
                return recorded;
            }

            @Override
            public Optional<Recorded> first(String stream) {
                return of(stream).stream().findFirst();
            }

            @Override
            public Optional<Long> version(String stream) {
                var recorded = of(stream);
                return recorded.isEmpty()
                        ? Optional.empty()
                        : Optional.of(recorded.getLast().sequence());
            }
        };
    }
}
