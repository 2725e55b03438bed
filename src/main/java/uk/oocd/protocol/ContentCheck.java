package uk.oocd.protocol;

import java.util.List;

/**
 * What was found in a content when it was read: made at the edge, since it takes an engine, and handed to the rules.
 *
 * @param digest of the content that was checked, so that no check of another counts
 */
public record ContentCheck(String digest, List<ContentFinding> findings) {

    public ContentCheck {
        findings = List.copyOf(findings);
    }

    public List<ContentFinding> errors() {
        return findings.stream().filter(ContentFinding::error).toList();
    }

    public List<ContentFinding> gaps() {
        return findings.stream().filter(finding -> !finding.error()).toList();
    }
}
