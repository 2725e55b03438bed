package uk.oocd.storage.heads;

import java.util.Collection;
import java.util.Set;
import uk.oocd.storage.log.ReadableLog;
import uk.oocd.storage.log.Verifier;

/** Holds a log to what was signed of it. */
public final class SignedHeads {

    private SignedHeads() {}

    /**
     * Looks at every signature, then walks the whole log once, which may grow meanwhile.
     *
     * @param heads from wherever they are kept; read before this is called, so that the log is at least as long
     * @param keys the ids of the keys that may have signed them; empty for any
     */
    public static Verifier.Result verify(
            ReadableLog log, Collection<SignedHead> heads, Set<String> keys, Verifier.Progress progress) {
        for (var signed : heads) {
            if (!keys.isEmpty() && !keys.contains(signed.keyId()))
                return new Verifier.Broken(
                        signed.head().position(),
                        "the head of position " + signed.head().position() + " was signed by key " + signed.keyId()
                                + ", which is none of those named");
            if (!signed.isGenuine())
                return new Verifier.Broken(
                        signed.head().position(),
                        "the head of position " + signed.head().position() + " is not as it was signed at "
                                + signed.head().at() + ", or not by key " + signed.keyId()
                                + ": the heads were changed; use a copy of them that was kept elsewhere");
        }
        return Verifier.verify(log, heads.stream().map(SignedHead::head).toList(), progress);
    }
}
