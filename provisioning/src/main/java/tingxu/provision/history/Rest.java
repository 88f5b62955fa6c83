package tingxu.provision.history;

/** I11, I12: when nothing goes wrong any more, everything comes to rest by itself. */
final class Rest implements Watch {

    private boolean calm;
    private boolean rested;

    @Override
    public void see(Fact fact, Breaches breaches) {
        if (fact instanceof Fact.Calm) calm = true;
        if (!(fact instanceof Fact.Rested machine)) return;
        rested = true;
        if (machine.unsaid() > 0)
            breaches.add(
                    "I12",
                    machine.who() + " 还有 " + machine.unsaid() + " 条没有送到大厅",
                    "%s has %d events that the hall has not heard"
                            .formatted(machine.who(), machine.unsaid()));
        if (!machine.troubles().isEmpty())
            breaches.add(
                    "I12",
                    machine.who() + "：" + machine.troubles(),
                    machine.who() + ": " + machine.troubles());
    }

    @Override
    public void end(Breaches breaches) {
        if (calm && !rested)
            breaches.add("I12", "没有恢复到全面服务", "it did not come back to full service");
    }
}
