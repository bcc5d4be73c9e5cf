using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.DemoNumbers;

/// <summary>All numbers of one ward: ordinary chance, and what its stories plant.</summary>
internal sealed class WardNumbers(DemoPlan plan, DemoWard ward, IReadOnlyDictionary<string, Measure> library, IReadOnlyList<DemoDecision> decisions)
{
    private const int MostTries = 2000;
    private static readonly string[] Initials = ["nurse", "SO", "HCA", "NIC", "AB", "ward clerk"];

    private readonly DemoCalendar _calendar = new(plan);
    private readonly WardProfile _profile = new(plan, ward);

    public IReadOnlyList<DemoNumber> All()
    {
        var monthly = new MonthlyNumbers(plan, ward, _profile);
        var weekly = new WeeklyNumbers(plan, ward, _profile);
        var numbers = new List<DemoNumber>();
        var restrictive = Restrictive(monthly);
        numbers.AddRange(Months("restrictive_interventions", restrictive));
        foreach (var (measure, drawn) in monthly.Others(restrictive))
        {
            numbers.AddRange(Months(measure, drawn));
        }

        foreach (var (measure, drawn) in weekly.All())
        {
            numbers.AddRange(Weeks(measure, drawn));
        }

        AddAsked(numbers, monthly, weekly);
        if (One<Obstacle>("obstacle_97_days") is { } obstacle)
        {
            var since = Cadence.Week.StartOf(plan.Today.AddDays(-obstacle.DaysOpen));
            numbers.AddRange(Told(
                obstacle.MeasureCode!,
                dice => Weeks(obstacle.MeasureCode!, weekly.DaysOfWeek(dice, w => w >= since ? obstacle.DaysPerWeekSince : obstacle.DaysPerWeekBefore)),
                r => r.Variation == VariationIcon.ConcernLow));
        }

        var silentFrom = One<SilentWard>("silent_ward") is { } silent ? plan.Month(silent.From) : DateOnly.MaxValue;
        return [.. numbers.Where(n => n.Period < silentFrom && !IsStillOpen(n))];
    }

    /// <summary>The week that is due waits for somebody on most wards, and on all wards of the stories.</summary>
    private bool IsStillOpen(DemoNumber number) =>
        library[number.Measure].Cadence == Cadence.Week && number.Period == _calendar.DueWeek
        && (plan.Stories.Any(s => s.WardCode == ward.Code) || plan.Dice($"{ward.Code} due").Even() < 0.8);

    private Dictionary<int, Drawn> Restrictive(MonthlyNumbers monthly)
    {
        const string Measure = "restrictive_interventions";
        if (StoryLines.Of(plan, ward.Code, monthly) is not { } story)
        {
            return monthly.Restrictive(plan.Dice($"{ward.Code} {Measure}"));
        }

        Dictionary<int, Drawn> told = [];
        Told(Measure, dice => Months(Measure, told = story.Draw(dice)), story.Tells);
        return told;
    }

    private void AddAsked(List<DemoNumber> numbers, MonthlyNumbers monthly, WeeklyNumbers weekly)
    {
        const string Safe = "patients_felt_safe";
        const string Something = "something_to_do";
        if (One<Disagree>("disagree") is { } two)
        {
            numbers.AddRange(Told(Safe, dice => Months(Safe, monthly.Asked(dice, two.Share, two.From)), r => IsSteadyAt(r, two.Share)));
            numbers.AddRange(Told(
                two.OtherMeasureCode,
                dice => Weeks(two.OtherMeasureCode, weekly.Asked(dice, two.OtherShare, plan.Month(two.From))),
                r => IsSteadyAt(r, two.OtherShare)));
        }
        else
        {
            numbers.AddRange(Months(Safe, monthly.Asked(plan.Dice($"{ward.Code} {Safe}"), _profile.FeltSafe)));
        }

        numbers.AddRange(One<AbandonedIdea>("abandoned_idea") is null
            ? Months(Something, monthly.Asked(plan.Dice($"{ward.Code} {Something}"), _profile.SomethingToDo))
            : Told(Something, dice => Months(Something, monthly.Asked(dice, _profile.SomethingToDo)), r => r.Variation == VariationIcon.CommonCause));
    }

    private static bool IsSteadyAt(ChartReading reading, double share) =>
        reading.Variation == VariationIcon.CommonCause && Math.Abs(reading.Segments[^1].Centre.Value - 100 * share) < 4;

    /// <summary>
    /// Draws until the chart tells the story: chance is honest everywhere else, but a planted story must be there on every day
    /// that somebody starts the demo.
    /// </summary>
    private IReadOnlyList<DemoNumber> Told(string measure, Func<Dice, IReadOnlyList<DemoNumber>> draw, Func<ChartReading, bool> tells)
    {
        var marks = decisions.Where(d => d.Ward == ward.Code && d.Measure == measure).Select(d => d.ToRow()).ToList();
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var numbers = draw(plan.Dice($"{ward.Code} {measure} {attempt}"));
            var open = numbers.Where(n => !IsStillOpen(n));
            if (tells(new SeriesHistory(library[measure], new(), [.. open.Select(n => n.ToPoint())], marks).Read(Tier.Own, null)))
            {
                return numbers;
            }
        }

        throw new InvalidOperationException($"The story of {measure} on {ward.Code} cannot be told on {plan.Today:yyyy-MM-dd}.");
    }

    private List<DemoNumber> Months(string measure, Dictionary<int, Drawn> drawn) =>
        [.. drawn.Select(d => Number(measure, plan.Month(d.Key), d.Value, _calendar.MonthComesIn(plan.Month(d.Key))))];

    private List<DemoNumber> Weeks(string measure, Dictionary<DateOnly, Drawn> drawn)
    {
        var dice = plan.Dice($"{ward.Code} initials");
        return [.. drawn.Select(d => Number(measure, d.Key, d.Value, _calendar.WeekComesIn(d.Key)) with { Initials = dice.Pick(Initials) })];
    }

    private DemoNumber Number(string measure, DateOnly period, Drawn drawn, DateTimeOffset enteredAt) =>
        new(ward.Code, measure, period, drawn.State, drawn.Numerator, drawn.Denominator, drawn.Reason, enteredAt);

    private T? One<T>(string kind)
        where T : DemoPlant => plan.Planted<T>(kind).FirstOrDefault(p => p.WardCode == ward.Code);
}
