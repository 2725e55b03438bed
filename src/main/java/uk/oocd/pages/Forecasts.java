package uk.oocd.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.oocd.agenda.Agendas;
import uk.oocd.security.Person;

/** What goes overdue or comes to risk before the service's next panel, if nothing is done. */
@Component
class Forecasts {

    private final CaseLists lists;
    private final Agendas agendas;
    private final CaseFolder folder;

    Forecasts(CaseLists lists, Agendas agendas, CaseFolder folder) {
        this.lists = lists;
        this.agendas = agendas;
        this.folder = folder;
    }

    /**
     * @param until the day of the next panel
     * @param goesOverdue and {@code comesToRisk}: as rows of the lists' table
     */
    public record Shown(LocalDate until, List<CaseLists.Line> goesOverdue, List<CaseLists.Line> comesToRisk) {}

    /** Empty where no panel is scheduled, or the person belongs to no service. */
    Optional<Shown> untilNextPanel(Person me) {
        var service = me.service();
        if (service == null) return Optional.empty();
        return agendas.upcoming(service, folder.today()).stream()
                .map(line -> line.sitting().plan().sitsOn())
                .min(LocalDate::compareTo)
                .map(until -> {
                    var forecast = lists.forecast(me, until);
                    return new Shown(
                            until, lists.lines(me, forecast.goesOverdue()), lists.lines(me, forecast.comesToRisk()));
                });
    }
}
