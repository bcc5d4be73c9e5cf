using TwelveRooms.Platform.Contributions;

namespace TwelveRooms.Measures.DemoNumbers;

/// <summary>Draws what a ward puts in each week, with the gaps and the noughts that come with real wards.</summary>
internal sealed class WeeklyNumbers(DemoPlan plan, DemoWard ward, WardProfile profile)
{
    private static readonly string[] Reasons =
        ["Too busy this week.", "The person who counts was away.", "We could not tell from the diary.", "The diary was not filled in over the bank holiday."];

    private readonly List<DateOnly> _weeks = [.. new DemoCalendar(plan).Weeks.Where(w => ward.IsOpen(w, w.AddDays(6)))];

    public IEnumerable<(string Measure, Dictionary<DateOnly, Drawn> Numbers)> All()
    {
        var planned = (int)Math.Round(ward.Beds * 1.5);
        yield return ("named_staff_time", Drawing("named_staff_time", dice => Share(dice, planned, profile.NamedTime)));
        yield return ("activities_cancelled", Drawing("activities_cancelled", dice => Share(dice, profile.ActivitiesPlanned, profile.ActivitiesCancelled)));
        yield return ("leave_cancelled_staffing", Drawing("leave_cancelled_staffing", dice => Drawn.Of(dice.Poisson(profile.LeaveCancelled)).LookedAt()));
        yield return ("reflective_practice_held", Drawing("reflective_practice_held", dice => Drawn.Of(dice.Binomial(2, profile.Reflective)).LookedAt()));
    }

    /// <summary>So many of those asked by ward staff say yes.</summary>
    public Dictionary<DateOnly, Drawn> Asked(Dice dice, double share, DateOnly from) =>
        _weeks.Where(w => w >= from).ToDictionary(w => w, _ => Share(dice, Math.Max(5, dice.Binomial(ward.Beds, 0.8)), share));

    /// <summary>On so many days of the week it was so.</summary>
    public Dictionary<DateOnly, Drawn> DaysOfWeek(Dice dice, Func<DateOnly, double> days) =>
        _weeks.ToDictionary(w => w, w => Drawn.Of(dice.Binomial(7, days(w) / 7)).LookedAt());

    private static Drawn Share(Dice dice, int of, double share) => Drawn.Of(dice.Binomial(of, share), of);

    private Dictionary<DateOnly, Drawn> Drawing(string measure, Func<Dice, Drawn> draw)
    {
        var dice = plan.Dice($"{ward.Code} {measure}");
        return _weeks.ToDictionary(w => w, _ => dice.Even() < 0.035 ? Drawn.NotCollected(dice.Pick(Reasons)) : draw(dice));
    }
}
