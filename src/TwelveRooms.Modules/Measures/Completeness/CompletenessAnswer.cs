using System.Globalization;

namespace TwelveRooms.Measures.Completeness;

/// <summary>What was due of a unit's wards, and what came.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="By">The kind of period.</param>
/// <param name="Sentences">The newest periods of the programme's set, in words.</param>
/// <param name="OwnSentences">The same of what wards have chosen themselves.</param>
/// <param name="LockedMonths">The months of this unit that are locked, as 2026-03.</param>
/// <param name="Numbers">One for each ward, measure and period.</param>
internal sealed record CompletenessAnswer(
    string Unit, string Name, string By, IReadOnlyList<string> Sentences, IReadOnlyList<string> OwnSentences, IReadOnlyList<string> LockedMonths, IReadOnlyList<OwedNumberAnswer> Numbers)
{
    public static CompletenessAnswer Of(CompletenessView view) => new(
        view.Unit.Id.Value.ToString(), view.Unit.Name, PeriodKind.Word(view.By),
        CompletenessWords.Sentences(view, programme: true), CompletenessWords.Sentences(view, programme: false),
        [.. view.Locks.Where(l => !l.IsOpenAgain).Select(l => l.Month).Distinct().Order().Select(LockMonth.LockableUnits.Text)],
        [.. view.Numbers.Select(OwedNumberAnswer.Of)]);
}

/// <summary>One number that is or is not there. It holds its state and its days, and never the number.</summary>
/// <param name="Ward">The id of the ward.</param>
/// <param name="WardCode">Its code; null when it has none.</param>
/// <param name="WardName">Its name.</param>
/// <param name="Set">programme or own.</param>
/// <param name="Measure">The code of the measure.</param>
/// <param name="Period">First day of the period.</param>
/// <param name="State">reported, confirmed_zero, not_collected, not_applicable, ward_closed, hidden, not_due_yet, late, never, not_reported, not_asked, not_open_yet or elsewhere.</param>
/// <param name="IsOwed">Whether the ward was asked for it.</param>
/// <param name="DueOn">The last day on which it is not late.</param>
/// <param name="CameOn">The day of its first answer.</param>
/// <param name="CameLate">Whether that was after its day.</param>
/// <param name="IsLocked">Whether its month is locked.</param>
/// <param name="Reason">Why it was not counted.</param>
internal sealed record OwedNumberAnswer(
    string Ward, string? WardCode, string WardName, string Set, string Measure, string Period, string State, bool IsOwed, string DueOn, string? CameOn, bool CameLate, bool IsLocked, string? Reason)
{
    public static OwedNumberAnswer Of(OwedNumber number) => new(
        number.Ward.Id.Value.ToString(), number.Ward.Code, number.Ward.Name, number.IsOfProgramme ? "programme" : "own", number.Measure.Code, Day(number.Period), number.State.Code(),
        number.IsOwed, Day(number.DueOn), number.CameOn is { } came ? Day(came) : null, number.CameLate, number.IsLocked, number.Reason);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
