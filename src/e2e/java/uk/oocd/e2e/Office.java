package uk.oocd.e2e;

/** The demonstration people of one force and of the service it refers to, by what they do. */
record Office(
        String officer,
        String decider,
        String police,
        String worker,
        String manager,
        String chair,
        String education,
        String author,
        String approver) {

    static final Office WESSEXSHIRE = new Office(
            "officer.ash",
            "decider.oak",
            "police.alder",
            "worker.fern",
            "manager.heath",
            "chair.rowan",
            "education.hazel",
            "author.sorrel",
            "approver.yew");

    static final Office NORTHMERE = new Office(
            "officer.brook",
            "decider.tarn",
            "police.dell",
            "worker.beck",
            "manager.lake",
            "chair.river",
            "education.pond",
            "author.reed",
            "approver.crag");
}
