package uk.oocd.storage.calendar;

import static java.util.stream.Collectors.toUnmodifiableSet;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.oocd.kernel.BankHolidays;

/** Bank holidays from Jollyday, which knows the moved and the one-off days. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    /** Jollyday's subdivision of the United Kingdom that stands for England and Wales. */
    private static final String ENGLAND_AND_WALES = "eng";

    @Bean
    BankHolidays bankHolidays() {
        var manager = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
        Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();
        return year -> years.computeIfAbsent(
                year,
                y -> manager.getHolidays(Year.of(y), ENGLAND_AND_WALES).stream()
                        .map(Holiday::getDate)
                        .collect(toUnmodifiableSet()));
    }
}
