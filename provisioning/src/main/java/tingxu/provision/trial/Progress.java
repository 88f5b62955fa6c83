package tingxu.provision.trial;

import java.io.PrintWriter;

/** Says now and then how many days are done, to who waits for them. */
final class Progress {

    private final PrintWriter err;
    private final int all;

    Progress(PrintWriter err, int all) {
        this.err = err;
        this.all = all;
    }

    /** Twenty times at most. */
    void done(int days) {
        if (days == all || days % Math.max(1, all / 20) == 0) {
            err.println(days + " / " + all);
            err.flush();
        }
    }
}
