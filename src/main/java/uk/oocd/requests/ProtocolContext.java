package uk.oocd.requests;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.Optional;
import uk.oocd.kernel.Attribution;
import uk.oocd.protocol.ContentCheck;
import uk.oocd.protocol.ProtocolBook;
import uk.oocd.protocol.ProtocolContents;
import uk.oocd.protocol.ProtocolId;
import uk.oocd.protocol.ProtocolRegister;
import uk.oocd.protocol.ProtocolVersion;
import uk.oocd.protocol.Protocols;

/**
 * What a command about a protocol needs beside what was sent: the versions there are, and somebody who can read them.
 *
 * @param today the day of {@code by.at} in Europe/London
 */
public record ProtocolContext(
        ProtocolId protocol,
        ProtocolBook book,
        Protocols protocols,
        ProtocolContents contents,
        LocalDate today,
        Attribution by) {

    public static ProtocolContext of(
            ProtocolId protocol,
            Attribution by,
            ProtocolRegister register,
            Protocols protocols,
            ProtocolContents contents) {
        return new ProtocolContext(protocol, register.book(protocol), protocols, contents, CaseContext.day(by), by);
    }

    Optional<ProtocolVersion> version(int number) {
        return book.version(number);
    }

    /** What is wrong with a version's content now; nothing where there is no such version, which the rules then say. */
    ContentCheck check(int number) {
        return version(number).map(this::check).orElse(new ContentCheck("", java.util.List.of()));
    }

    private ContentCheck check(ProtocolVersion version) {
        return contents.read(version.content(), version.ref(), requireNonNullElse(version.effectiveFrom(), today))
                .check();
    }
}
