using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Settings;

namespace TwelveRooms.Measures.Completeness;

/// <summary>How many days after the end of its period a number has before it is late; settings of the programme.</summary>
internal sealed record DueDays(int Weeks, int Months, int Quarters)
{
    public static async Task<DueDays> OfAsync(ProgrammeSettings settings, CancellationToken cancel) => new(
        await settings.ReadNumberAsync(SettingDefinition.DaysForWeeks, cancel),
        await settings.ReadNumberAsync(SettingDefinition.DaysForMonths, cancel),
        await settings.ReadNumberAsync(SettingDefinition.DaysForQuarters, cancel));

    /// <summary>The last day on which a period's number is not late yet.</summary>
    public DateOnly DueOn(Cadence cadence, DateOnly period) => cadence.LastDay(period).AddDays(cadence switch
    {
        Cadence.Month => Months,
        Cadence.Quarter or Cadence.Year => Quarters,
        _ => Weeks,
    });
}
