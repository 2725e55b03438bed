package uk.oocd.casefile;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import uk.oocd.protocol.Appraisal;
import uk.oocd.protocol.Facts;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.Protocol;

/**
 * What a protocol says of an outcome where something about the case no longer matters, such as its gravity score: of all
 * that it says, that by which the least closes the outcome, and of those the nearest to the case as it is. No reason is
 * picked out by its code, which is the protocol's own to choose.
 *
 * @param said from the nearest to the case as it is to the farthest
 */
record LeastInTheWay(List<Appraisal> said) {

    LeastInTheWay {
        said = List.copyOf(said);
    }

    /**
     * @param facts the case as it is
     * @param variants what it may be taken for, the nearest first; each at every score
     */
    static LeastInTheWay among(Protocol protocol, Facts facts, Stream<Facts> variants) {
        var scores = IntStream.rangeClosed(1, protocol.scaleMaximum())
                .boxed()
                .sorted(Comparator.comparingInt(score -> Math.abs(score - facts.score())))
                .toList();
        return new LeastInTheWay(variants.flatMap(variant -> scores.stream().map(variant::at))
                .map(protocol::appraise)
                .toList());
    }

    Option of(Option asItIs) {
        return said.stream()
                .flatMap(appraisal -> appraisal.options().stream())
                .filter(option -> option.outcome().equals(asItIs.outcome()))
                .min(Comparator.comparingInt(option -> option.closedBecause().size()))
                .orElse(asItIs);
    }
}
