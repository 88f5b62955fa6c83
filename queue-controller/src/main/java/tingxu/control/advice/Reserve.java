package tingxu.control.advice;

import tingxu.control.hall.Skill;
import tingxu.wire.WindowId;

import java.util.List;

/** 机动窗口: a window that is opened when it is needed, and what it has learnt. */
public record Reserve(WindowId window, List<Skill> skills) {
    public Reserve {
        skills = List.copyOf(skills);
    }
}
