package uk.oocd.storage.axon;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import uk.oocd.storage.axon.LetterStore.Letter;
import uk.oocd.storage.axon.LetterStore.Sequence;
import uk.oocd.views.SetAside;

/** What waits in the projections' queues, without reading any event for it. */
final class SetAsideEvents implements SetAside {

    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final LetterStore letters;
    private final Serializer serializer;

    /** @param serializer of diagnostics */
    SetAsideEvents(
            ObjectProvider<EventProcessingConfiguration> processing, LetterStore letters, Serializer serializer) {
        this.processing = processing;
        this.letters = letters;
        this.serializer = serializer;
    }

    @Override
    public List<Waiting> waiting() {
        return processing.getObject().eventProcessors().keySet().stream()
                .sorted()
                .flatMap(projection -> letters.sequences(projection).stream()
                        .map(sequence -> waiting(projection, sequence))
                        .sorted(Comparator.comparing(Waiting::since).thenComparing(Waiting::position)))
                .toList();
    }

    @Override
    public Optional<Tried> tryAgain(String projection, @Nullable String stream) {
        return processing.getObject().sequencedDeadLetterProcessor(projection).map(processor -> {
            var streams = letters.sequences(projection).stream()
                    .map(sequence -> sequence.first().sequence())
                    .filter(each -> stream == null || stream.equals(each))
                    .toList();
            int taken = 0;
            for (var each : streams) {
                if (processor.process(letter ->
                        letter instanceof EventLetter ours && ours.sequence().equals(each))) taken++;
            }
            return new Tried(taken, streams.size() - taken);
        });
    }

    private Waiting waiting(String projection, Sequence sequence) {
        var first = sequence.first();
        return new Waiting(
                projection,
                first.sequence(),
                first.eventName(),
                first.position(),
                first.enqueuedAt(),
                first.lastTouched(),
                reason(first),
                sequence.letters() - 1);
    }

    private @Nullable String reason(Letter letter) {
        if (letter.cause() == null) return null;
        return Stream.of(
                        letter.cause(),
                        DeadLetterQueue.noted(letter, serializer).get(SetAsidePolicy.PLACE))
                .flatMap(Stream::ofNullable)
                .map(Object::toString)
                .collect(Collectors.joining(" at "));
    }
}
