package tingxu.kiosk.visit;

import org.jspecify.annotations.Nullable;

/** What the search field holds. */
final class Typing {

    private Typing() {}

    static Step put(Visit visit, String text, Moment moment) {
        String cut =
                text.codePointCount(0, text.length()) <= Touches.QUERY_LETTERS
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, Touches.QUERY_LETTERS));
        return switch (visit.page()) {
            case Page.Choosing choosing ->
                    visit.turn(moment, new Page.Choosing(cut, choosing.holder()));
            case Page.Browsing browsing ->
                    visit.turn(moment, new Page.Browsing(browsing.line(), cut));
            case Page.Idle _ -> visit.turn(moment, new Page.Choosing(cut, null));
            case Page _ -> visit.ignored();
        };
    }

    static Step add(Visit visit, char letter, Moment moment) {
        return put(visit, query(visit) + letter, moment);
    }

    static Step erase(Visit visit, Moment moment) {
        String query = query(visit);
        return query.isEmpty()
                ? visit.ignored()
                : put(
                        visit,
                        query.substring(0, query.offsetByCodePoints(query.length(), -1)),
                        moment);
    }

    private static String query(Visit visit) {
        @Nullable String query =
                switch (visit.page()) {
                    case Page.Choosing choosing -> choosing.query();
                    case Page.Browsing browsing -> browsing.query();
                    case Page _ -> null;
                };
        return query == null ? "" : query;
    }
}
