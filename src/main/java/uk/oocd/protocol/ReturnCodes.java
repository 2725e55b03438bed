package uk.oocd.protocol;

import java.util.List;

/**
 * By what codes one outcome goes into returns of data.
 *
 * @param version that says so. A return that was made is made again as it was from the version that was in force then
 * @param codes one for each return that has anything to say of the outcome
 */
public record ReturnCodes(ProtocolRef version, List<ReturnCode> codes) {

    public ReturnCodes {
        codes = List.copyOf(codes);
    }
}
