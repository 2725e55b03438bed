package uk.oocd.storage.mongo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/**
 * This instance of the program, in what several share: unlike any other that runs or has run, and so that an operator
 * sees where it is.
 */
record Owner(String name) {

    static Owner ofThisProcess() {
        return new Owner(host() + "/" + ProcessHandle.current().pid() + "/" + UUID.randomUUID());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unnamed";
        }
    }
}
