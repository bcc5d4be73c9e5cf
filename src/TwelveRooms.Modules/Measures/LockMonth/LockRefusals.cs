using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;

namespace TwelveRooms.Measures.LockMonth;

/// <summary>The ways in which locking and unlocking a month are refused.</summary>
internal static class LockRefusals
{
    public static Refusal NotAMonth(string? text, string field) => Refusal.Invalid(
        "not-a-month", string.IsNullOrWhiteSpace(text) ? "Choose a month." : $"“{(text.Length > 30 ? text[..30] + "…" : text)}” is not a month. Use the form 2026-03.", field);

    public static Refusal NotOver(DateOnly month) => Refusal.Invalid(
        "month-not-over", $"{Cadence.Month.Spoken(month)} is not over yet. It can be locked from the day after its last.", "Month");

    public static Refusal AlreadyLocked(MonthLock locked) => Refusal.Conflict("already-locked", locked.Words, "Month");

    public static Refusal StillComingIn(DateOnly month) => Refusal.Conflict(
        "import-running", $"A long import is still putting numbers in here. Lock {Cadence.Month.Spoken(month)} when it has come to its end.", "Month");

    public static Refusal NotLocked(DateOnly month) => Refusal.Conflict("not-locked", $"{Cadence.Month.Spoken(month)} is not locked here.", "Locked");

    /// <summary>It was locked for the organisation, and this ward alone cannot undo that.</summary>
    public static Refusal LockedForAll(MonthLock locked) => Refusal.Conflict("locked-for-all", $"{locked.Words} {locked.Remedy}", "Locked");

    public static Refusal WhyMissing { get; } = Refusal.Invalid(
        "unlock-reason-missing", "Say why it is unlocked. The reason stands with the lock.", "Reason");
}
