package uk.oocd.simulator;

import java.util.List;
import java.util.Random;

/** What simulated people are called and say. Nobody could take any of it for real. */
final class Words {

    private static final List<String> FIRST = List.of(
            "Ash", "Birch", "Clover", "Dale", "Ember", "Fern", "Glen", "Hazel", "Iris", "Juniper", "Kestrel", "Linnet",
            "Maple", "Nettle", "Oakley", "Poppy", "Quill", "Robin", "Sorrel", "Teasel", "Umber", "Vale", "Wren",
            "Yarrow");
    private static final List<String> LAST = List.of(
            "Example",
            "Sample",
            "Specimen",
            "Fiction",
            "Placeholder",
            "Demonstration",
            "Invented",
            "Madeup",
            "Pretend",
            "Testcase");
    private static final List<String> PLACES =
            List.of("Exampleton", "Sampleford", "Fictionbury", "Demo-on-Sea", "Placeholder Green");
    private static final List<PlanLine> PLAN = List.of(
            new PlanLine(
                    "childs-plan",
                    "Write to whom it happened to, and say what would put it right",
                    "The child, with the worker"),
            new PlanLine("childs-plan", "Go to the drop-in on Tuesdays", "The child"),
            new PlanLine("professionals-plan", "Ask the school for a quiet place at break", "The worker"),
            new PlanLine("professionals-plan", "Three sessions on falling out and making up", "The worker"),
            new PlanLine("exit-plan", "Introduce the youth club’s leader", "The worker"));

    /** A line of a plan. */
    record PlanLine(String part, String what, String who) {}

    private static final List<String> CIRCUMSTANCES = List.of(
            "Seen by a member of staff, who spoke to the child and called the local officer. The child waited and gave a name when asked.",
            "Reported by a neighbour. The child was with two friends, who are dealt with separately, and left when asked to.",
            "Came to notice at school; the head of year called the safer schools officer. Nobody was hurt.",
            "Stopped by officers on patrol in the town centre. The child was calm and answered questions about the day.",
            "Reported online by the owner of the property, with a photograph of the damage.");
    private static final List<String> STRENGTHS = List.of(
            "Attends school most days and is proud of a woodwork project. A grandparent is a steady support.",
            "Plays in a local football team whose coach speaks well of the child. Good at explaining how things happened.",
            "Looks after a younger brother with patience. Has kept every appointment so far.",
            "Enjoys cooking and wants to go to college for it. Thinks before answering.");
    private static final List<String> NEEDS = List.of(
            "Finds long instructions hard to follow; short written steps help. Would like somebody to talk to about falling out with friends.",
            "Sleep is poor since the family moved. School attendance fell to 80% this term.",
            "Has lost contact with a parent and is waiting for a place with the counselling service.",
            "Spends evenings with older young people in the park; would rather be busy.");
    private static final List<String> DIVERSITY = List.of(
            "Has a speech and language assessment; questions were asked one at a time, with pictures. No interpreter needed.",
            "Asked about identity, faith and language: nothing that the child wanted us to do differently.",
            "Is dyslexic: letters are read out and sent as a recording.",
            "English is a second language at home; the parent asked for an interpreter and had one.");
    private static final List<String> CHILD = List.of(
            "“I knew it was stupid as soon as I did it. I would say sorry if they let me.”",
            "“Everyone was doing it. I did not think about whose it was.”",
            "“I was angry about something else. I want it to be over.”",
            "“I don’t want to talk about it, but I will do what we agree.”");
    private static final List<String> PARENT = List.of(
            "“We have talked about it at home and taken the phone away for two weeks.”",
            "“I was shocked. This is not like them. We want help before it gets worse.”",
            "“I do not agree with everything the police wrote, but something has to change.”");
    private static final List<String> VICTIM = List.of(
            "“I want it not to happen to anyone else. An apology would mean something.”",
            "“I was upset for a week. I would like the damage paid for, bit by bit is fine.”",
            "“I do not want to meet, but I would read a letter.”");
    private static final List<String> TOO_LITTLE = List.of(
            "Less than is needed: there was planning, and a person was frightened.",
            "It would leave the child without the support that the assessment asks for.",
            "The victim’s wish could not be met by it.");
    private static final List<String> TOO_MUCH = List.of(
            "More than is needed for what happened, for a child who has not harmed anybody before.",
            "The child’s needs can be met without it, and the victim asked for an apology.",
            "It would not help to prevent offending: the support that works is already in place.");
    private static final List<String> NARRATIVES = List.of(
            "The panel read the assessment and heard the worker. The child took responsibility early, school speaks well of them, and the victim’s wish for an apology can be met. What the child needs most is help with friendships, which the plan gives. The panel weighed the harm done, which was real but limited, and found no pattern.",
            "The panel gave weight to the victim’s fear and to the planning involved, and to the child’s age and what has happened at home this year. It thought about doing less and decided that the child would gain from a clear plan with dates. The views of the child and the parent were read out and are reflected in it.",
            "The panel noted that nobody could say how the evening began, that the child was the youngest there, and that the family has asked for support. It preferred an outcome that repairs the harm and can start next week to one that waits.");

    private Words() {}

    static String name(Random chance) {
        return pick(FIRST, chance) + " " + pick(LAST, chance);
    }

    static String address(Random chance) {
        return (1 + chance.nextInt(90)) + " Sample Street, " + pick(PLACES, chance);
    }

    static String school(Random chance) {
        return pick(PLACES, chance) + " Academy (fictional)";
    }

    static String circumstances(Random chance) {
        return pick(CIRCUMSTANCES, chance);
    }

    static String strengths(Random chance) {
        return pick(STRENGTHS, chance);
    }

    static String needs(Random chance) {
        return pick(NEEDS, chance);
    }

    static String diversity(Random chance) {
        return pick(DIVERSITY, chance);
    }

    static String child(Random chance) {
        return pick(CHILD, chance);
    }

    static String parent(Random chance) {
        return pick(PARENT, chance);
    }

    static String victim(Random chance) {
        return pick(VICTIM, chance);
    }

    /** Why something less than what was chosen was set aside. */
    static String tooLittle(Random chance) {
        return pick(TOO_LITTLE, chance);
    }

    /** Why something more than what was chosen was set aside. */
    static String tooMuch(Random chance) {
        return pick(TOO_MUCH, chance);
    }

    static String narrative(Random chance) {
        return pick(NARRATIVES, chance);
    }

    /** One to three lines of a plan, none twice. */
    static List<PlanLine> plan(Random chance) {
        int from = chance.nextInt(PLAN.size() - 2);
        return PLAN.subList(from, from + 1 + chance.nextInt(3));
    }

    static <T> T pick(List<T> from, Random chance) {
        return from.get(chance.nextInt(from.size()));
    }
}
