package tingxu.provision.ordeal.people;

import java.util.List;

/** What somebody does to the demonstration hall's file with an editor. */
sealed interface Edit {

    /** The file after it. */
    String of(String file);

    /** One that a hall may want. */
    enum Wanted implements Edit {
        LINE_RENAMED("zh: 税务,     en: Tax,", "zh: 办税厅,   en: Dues,"),
        SERIES_CHANGED("series: B", "series: X"),
        LINE_REMOVED("(?m)^  - \\{id: tax,.*\\n|tax, |, tax\\b", ""),
        LINE_MOVED("skills: \\[social, household\\]", "skills: [household, tax]"),
        LINE_ADDED("skills: \\[(?=business|property|household, social,)", "skills: [pets, "),
        WINDOW_REMOVED("(?m)^  - \\{number: 7,.*\\n", ""),
        LIMITS_NARROWED("waiting-at-most: 200000", "waiting-at-most: 1");

        private static final String PETS =
                "  - {id: pets, zh: 养犬, en: Dogs, series: P, mean-minutes: 5}\n\nzones:";

        private final String from;
        private final String to;

        Wanted(String from, String to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public String of(String file) {
            String edited = file.replaceAll(from, to);
            return this == LINE_ADDED ? edited.replaceAll("(?m)^zones:", PETS) : edited;
        }
    }

    /**
     * One that no hall can be run by.
     *
     * @param field which the refusal names
     */
    record Wrong(String from, String to, String field) implements Edit {

        static final List<Wrong> ALL =
                List.of(
                        new Wrong("\\[household, general\\]", "[household, dogs]", "windows[1]"),
                        new Wrong("series: B", "series: A", "lines[2].series"),
                        new Wrong("id: tax,", "id: social,", "lines[3].id"),
                        new Wrong("mean-minutes: 9", "mean-minutes: 0", "lines[3].mean-minutes"),
                        new Wrong("en: Tax,", "", "lines[3].en"),
                        new Wrong("mean-minutes: 7", "mean-minuts: 7", "mean-minut"),
                        new Wrong(
                                ", property(?=[,\\]])|(?<=\\[)property, ",
                                "",
                                "no window serves property"),
                        new Wrong("policy: bwi", "policy: luck", "policy"),
                        new Wrong("lines:", "lines: {", "not valid YAML"),
                        new Wrong("hall: demo", "hall: other", "it belongs to hall demo"),
                        new Wrong("(?s)^.*$", "", "is empty"));

        @Override
        public String of(String file) {
            return file.replaceAll(from, to);
        }
    }
}
