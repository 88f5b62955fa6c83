/** 办事指南: what citizens come for, what they must bring, and how they find it. */
@org.jspecify.annotations.NullMarked
package tingxu.kiosk.guide;
