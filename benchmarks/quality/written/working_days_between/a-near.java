import java.time.DayOfWeek;
import java.time.LocalDate;

final class DueDates {
    static LocalDate addWeekdays(LocalDate from, int count) {
        LocalDate day = from;
        int left = count;
        while (left > 0) {
            day = day.plusDays(1);
            DayOfWeek weekday = day.getDayOfWeek();
            if (weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }
}
