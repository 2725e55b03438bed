package uk.oocd.protocol;

/** Where the protocol of each service is read, drafts and all: from its stream, so never behind. */
public interface ProtocolRegister {

    /** Empty where the service never began one of its own. */
    ProtocolBook book(ProtocolId protocol);
}
