package tingxu.provision.faults;

/** The process that was at it is no more: nothing that it would have done next is done. */
final class Killed extends Error {

    private static final long serialVersionUID = 1;

    Killed(String box) {
        super(box + " was killed", null, false, false);
    }
}
