package uk.oocd.casefile;

import java.util.Collection;

/**
 * What a youth caution asks of the youth justice service: the police refer the child as soon as practicable (Crime and
 * Disorder Act 1998 s.66ZB(1)), and then the service must assess the child and, unless it thinks it inappropriate,
 * arrange a rehabilitation programme (s.66ZB(2)); but where the child was never referred so before and never had a youth
 * conditional caution, it may (s.66ZB(3)).
 */
public enum AssessmentDuty {
    MAY,
    MUST;

    /**
     * @param earlier the outcomes of the child's earlier cases, as far as they are known here. Every youth caution given
     *     was referred; a caution of any other kind is no trigger
     */
    public static AssessmentDuty after(Collection<Disposal> earlier) {
        return earlier.stream().anyMatch(Disposal::caution) ? MUST : MAY;
    }
}
