package uk.oocd.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Stubber;
import org.springframework.context.support.ResourceBundleMessageSource;
import uk.oocd.intake.ImportReport.Fault;
import uk.oocd.intake.ImportReport.Refused;
import uk.oocd.intake.ImportReport.Taken;
import uk.oocd.security.Access;
import uk.oocd.security.Desk;
import uk.oocd.security.NotKept;
import uk.oocd.security.People;
import uk.oocd.storage.protocol.BundledProtocols;
import uk.oocd.wording.Wording;

/** A disk that fills up while a file is taken. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NothingKeptTest {

    private static final byte[] FILE = """
            crime_reference,force,officer,referred_on,child_name,date_of_birth,offence_code,offence_date,admission,\
            acceptance
            WX/K1,wessexshire,4101,2026-10-05,Ash Example,2011-05-01,XS05,2026-09-20,admitted,accepted
            WX/K1,wessexshire,4101,2026-10-05,Ash Example,2011-05-01,XS05,2026-09-20,admitted,accepted
            """.getBytes(UTF_8);

    private final People people = new People();
    private final Desk desk = mock(Desk.class);
    private final NotKept diskFull = mock(NotKept.class);

    private final Imports imports = new Imports(
            desk,
            new Access(InstantSource.fixed(Instant.parse("2026-11-02T09:30:00Z"))),
            people,
            (kind, parts) -> UUID.nameUUIDFromBytes((kind + "/" + String.join("/", parts)).getBytes(UTF_8)),
            new BundledProtocols(),
            wording());

    @BeforeEach
    void nothingSaved() {
        when(diskFull.reason()).thenReturn(NotKept.Reason.NOTHING_SAVED);
    }

    @Test
    void a_file_of_which_nothing_was_kept_is_not_answered_as_if_it_were() {
        sending(doThrow(diskFull));
        assertThatThrownBy(() -> take()).isSameAs(diskFull);
    }

    @Test
    void a_row_that_was_not_kept_is_told_beside_those_that_were() {
        sending(doNothing().doThrow(diskFull));
        assertThat(take().rows())
                .satisfiesExactly(
                        row -> assertThat(row).isInstanceOf(Taken.class),
                        row -> assertThat(((Refused) row).faults())
                                .extracting(Fault::line, Fault::code)
                                .containsExactly(tuple(3, "nothing-saved")));
    }

    private void sending(Stubber stubbed) {
        stubbed.when(desk).openWithoutWaiting(any(), any(), any(), any());
    }

    private ImportReport take() {
        return imports.take(people.find("officer.ash").orElseThrow(), FILE);
    }

    private static Wording wording() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(UTF_8.name());
        messages.setAlwaysUseMessageFormat(true);
        return new Wording(messages);
    }
}
