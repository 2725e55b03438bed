package uk.oocd.pages;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import uk.oocd.kernel.Problem;
import uk.oocd.kernel.Refusal;
import uk.oocd.wording.Wording;

/**
 * What has to be put right on a form, as the templates need it: all of it for the error summary, and what concerns one
 * field beside that field. Put it into the model under {@link #MODEL} and show the form again.
 */
public record Refusals(List<Item> items) implements Iterable<Refusals.Item> {

    /** The model attribute that the layout and the field fragments look for. */
    public static final String MODEL = "refusals";

    static final Refusals NONE = new Refusals(List.of());

    public Refusals {
        items = List.copyOf(items);
    }

    /**
     * One thing to put right.
     *
     * @param code what the problem is called
     * @param text what it says
     * @param pointer JSON Pointer to the field at fault; empty where the whole form is
     * @param href link to the field, {@code #offences.1.date} for {@code /offences/1/date}; empty without a field
     */
    public record Item(String code, String text, String pointer, String href) {}

    /** With which status a form is shown again: 422 where putting it right is all there is to do, else 409. */
    static HttpStatus status(List<Refusal> refusals) {
        return refusals.stream().allMatch(refusal -> refusal.problem().kind() == Problem.Kind.INVALID)
                ? HttpStatus.UNPROCESSABLE_CONTENT
                : HttpStatus.CONFLICT;
    }

    /** In the order given; said twice of one field is said once. */
    public static Refusals of(List<Refusal> refusals, Wording wording) {
        return new Refusals(refusals.stream()
                .map(refusal -> new Item(
                        refusal.problem().code(),
                        wording.sentenceWithField(refusal),
                        refusal.pointer(),
                        refusal.pointer().isEmpty() ? "" : "#" + idOf(refusal.pointer())))
                .distinct()
                .toList());
    }

    /** The same on a page that has no field for them. */
    public Refusals withoutLinks() {
        return new Refusals(items.stream()
                .map(item -> new Item(item.code(), item.text(), item.pointer(), ""))
                .distinct()
                .toList());
    }

    /** What concerns the field with this id, or a part of it. */
    public List<String> at(String id) {
        return items.stream()
                .filter(item -> !item.pointer().isEmpty())
                .filter(item -> {
                    var itemId = idOf(item.pointer());
                    return itemId.equals(id) || itemId.startsWith(id + ".");
                })
                .map(Item::text)
                .collect(Collectors.toList());
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    @Override
    public Iterator<Item> iterator() {
        return items.iterator();
    }

    /** A field's id from its name: {@code offences[1].date} becomes {@code offences.1.date}. */
    static String idOfName(String name) {
        return name.replace("[", ".").replace("]", "");
    }

    private static String idOf(String pointer) {
        return pointer.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
    }
}
