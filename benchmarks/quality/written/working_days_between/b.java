import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

class PayrollCalendar {
    static long paidDays(LocalDate hired, LocalDate left) {
        long span = ChronoUnit.DAYS.between(hired, left);
        long paid = span / 7 * 5;
        int weekday = hired.getDayOfWeek().getValue();
        for (long rest = span % 7; rest > 0; rest--) {
            if (weekday <= 5) {
                paid++;
            }
            weekday = weekday % 7 + 1;
        }
        return paid;
    }
}
