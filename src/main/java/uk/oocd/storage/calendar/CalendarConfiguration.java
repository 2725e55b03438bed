package uk.oocd.storage.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.oocd.kernel.BankHolidays;

/** Bank holidays from Jollyday, which knows the moved and the one-off days. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    BankHolidays bankHolidays() {
        return new Jollyday();
    }

    private static final class Jollyday implements BankHolidays {

        /** Jollyday's subdivision of the United Kingdom that stands for England and Wales. */
        private static final String ENGLAND_AND_WALES = "eng";

        private static final String ABOUT_IT = "/META-INF/maven/de.focus-shift/jollyday-core/pom.properties";

        private final HolidayManager manager =
                HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
        private final Map<Integer, Days> years = new ConcurrentHashMap<>();
        private final String edition = "Bank holidays of England and Wales, jollyday " + version();

        /**
         * @param days the keys of {@code names}, kept so that asking for them makes nothing
         */
        private record Days(Map<LocalDate, String> names, Set<LocalDate> days) {}

        @Override
        public Set<LocalDate> of(int year) {
            return days(year).days();
        }

        @Override
        public String name(LocalDate day) {
            return days(day.getYear()).names().getOrDefault(day, BankHolidays.super.name(day));
        }

        @Override
        public String edition() {
            return edition;
        }

        private Days days(int year) {
            return years.computeIfAbsent(year, y -> {
                var names = manager.getHolidays(Year.of(y), ENGLAND_AND_WALES).stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Holiday::getDate, holiday -> holiday.getDescription(Locale.UK)));
                return new Days(names, Set.copyOf(names.keySet()));
            });
        }

        private static String version() {
            try (var file = HolidayManager.class.getResourceAsStream(ABOUT_IT)) {
                var about = new Properties();
                if (file != null) about.load(file);
                return about.getProperty("version", "of unknown version");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
