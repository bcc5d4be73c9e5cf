using TwelveRooms.Platform.Contributions;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.DemoNumbers;

/// <summary>Draws what a ward's organisation sends each month. What is part of something else is drawn from it, so that it never exceeds it.</summary>
internal sealed class MonthlyNumbers(DemoPlan plan, DemoWard ward, WardProfile profile)
{
    private const string NoReturn = "No return was sent for the month.";

    /// <summary>Bed days of each month, by how far back it is.</summary>
    public IReadOnlyDictionary<int, int> BedDays { get; } = BedDaysOf(plan, ward, profile);

    /// <summary>Episodes of restrictive practice where no story is told.</summary>
    public Dictionary<int, Drawn> Restrictive(Dice dice) => Each(back => dice.Even() < 0.01
        ? Drawn.NotCollected(NoReturn)
        : Drawn.Of(dice.Poisson(profile.Restrictive * BedDays[back] / 1000), BedDays[back]));

    /// <summary>Everything else, by measure.</summary>
    public IEnumerable<(string Measure, Dictionary<int, Drawn> Numbers)> Others(Dictionary<int, Drawn> restrictive)
    {
        yield return ("occupied_bed_days", Each(back => Drawn.Of(BedDays[back])));
        yield return ("restraint_prone", PartOf(restrictive, "restraint_prone", profile.Prone));
        yield return ("seclusion", PartOf(restrictive, "seclusion", profile.Secluded));
        yield return ("rapid_tranquillisation", PartOf(restrictive, "rapid_tranquillisation", profile.Tranquillised));
        yield return ("violence", Rate("violence", profile.Violence));
        yield return ("self_harm", Rate("self_harm", profile.SelfHarm));
        yield return ("staff_sickness_days", Drawing("staff_sickness_days", dice =>
            profile.Staff * 21 is var days ? Drawn.Of(Math.Min(days, dice.Poisson(days * profile.Sickness)), days) : default));
        yield return ("staff_vacancies", Drawing("staff_vacancies", dice =>
            Drawn.Of(Math.Clamp(Math.Round(profile.Staff * profile.Vacant + dice.Bell()), 0, profile.Staff), profile.Staff)));
        yield return ("bank_agency_shifts", Drawing("bank_agency_shifts", dice =>
            profile.Staff * 15 is var shifts ? Drawn.Of(dice.Binomial(shifts, profile.Bank), shifts) : default));
        yield return ("complaints", Drawing("complaints", dice => Drawn.Of(dice.Poisson(profile.Complaints))));
    }

    /// <summary>So many of those asked say yes.</summary>
    public Dictionary<int, Drawn> Asked(Dice dice, double share, int from = int.MaxValue) => Each(back =>
    {
        var asked = Math.Max(5, dice.Binomial(ward.Beds, 0.72));
        return Drawn.Of(dice.Binomial(asked, share), asked);
    }, from);

    /// <summary>One number for each month that the ward was open in and the story has reached.</summary>
    public Dictionary<int, Drawn> Each(Func<int, Drawn> draw, int from = int.MaxValue) =>
        BedDays.Keys.Where(back => back <= from).OrderDescending().ToDictionary(back => back, draw);

    private Dictionary<int, Drawn> Rate(string measure, double rate) => Drawing(measure, dice => default, (dice, back) =>
        Drawn.Of(dice.Poisson(rate * BedDays[back] / 1000), BedDays[back]));

    private Dictionary<int, Drawn> PartOf(Dictionary<int, Drawn> whole, string measure, double share)
    {
        var dice = plan.Dice($"{ward.Code} {measure}");
        return Each(back => whole[back] is { State: PointState.Reported, Numerator: { } events } of
            ? Drawn.Of(dice.Binomial((int)events, share), of.Denominator)
            : whole[back]);
    }

    private Dictionary<int, Drawn> Drawing(string measure, Func<Dice, Drawn> draw, Func<Dice, int, Drawn>? byMonth = null)
    {
        var dice = plan.Dice($"{ward.Code} {measure}");
        return Each(back => dice.Even() < 0.008 ? Drawn.NotCollected(NoReturn) : byMonth is null ? draw(dice) : byMonth(dice, back));
    }

    private static Dictionary<int, int> BedDaysOf(DemoPlan plan, DemoWard ward, WardProfile profile)
    {
        var dice = plan.Dice($"{ward.Code} bed days");
        var days = new Dictionary<int, int>();
        foreach (var (back, start) in new DemoCalendar(plan).Months.Where(m => ward.IsOpen(m.Start, m.Start.AddMonths(1).AddDays(-1))))
        {
            var nights = DateTime.DaysInMonth(start.Year, start.Month) * ward.Beds;
            days[back] = (int)Math.Round(nights * Math.Min(1.02, profile.Occupancy + dice.Bell() * 0.025));
        }

        return days;
    }
}
