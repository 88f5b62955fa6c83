package tingxu.control.view;

import tingxu.control.staff.Account;

/**
 * An account as the administrator's page shows it.
 *
 * @param sessions how many are open
 */
public record StaffRow(Account account, long sessions) {}
