using TwelveRooms.Measures.Contracts;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Domain;

/// <summary>How a number is come by. A change of way is a break in the line.</summary>
internal enum HowAsked
{
    Records,
    Survey,
    PeerWorker,
    WardStaff,
    AlreadyPublished,
}

internal enum MeasureRole
{
    Outcome,
    Process,
    Balancing,
}

/// <summary>
/// What is counted, how, and what a change in it would mean. The kind of its charts is set here once, and every page, table,
/// icon and file follows.
/// </summary>
internal sealed class Measure : IOwned<Measure>, IVersioned
{
    // The library is everyone's; a ward's own measure belongs to those who hold the ward.
    public static Ownership<Measure> Ownership { get; } = Owned.ByUnit<Measure>(m => m.OwnerUnit, m => m.OwnerUnit == 0);

    public int Number { get; init; }

    public MeasureId Id { get; init; } = MeasureId.New();

    [KeptText(TextKind.Machine)]
    public required string Code { get; init; }

    [KeptText(TextKind.Name)]
    public required string Name { get; set; }

    public required string Question { get; set; }

    public string? DenominatorQuestion { get; set; }

    public required string Definition { get; set; }

    public required string NumeratorWords { get; set; }

    public string? DenominatorWords { get; set; }

    public required string UnitPhrase { get; set; }

    public MeasureRole Role { get; init; }

    public MeasureKind Kind { get; init; }

    /// <summary>How its numbers are charted everywhere; <see cref="MeasureCharts"/> says what is possible.</summary>
    public ChartKind Chart { get; set; }

    /// <summary>Whether it counts what staff do to a person, such as force.</summary>
    public bool IsIntervention { get; init; }

    public double Per { get; init; } = 1;

    public bool AllowsDecimals { get; init; }

    public ImprovementDirection Direction { get; set; }

    public double? Target { get; set; }

    public Cadence Cadence { get; init; }

    /// <summary>How many periods each number covers, the one it stands at being the last: 3 for a rolling quarter told each month.</summary>
    public int Window { get; init; } = 1;

    /// <summary>The rooms that it speaks to, as bits: bit 0 is room 1.</summary>
    public int Rooms { get; set; }

    /// <summary>The room that it speaks to first; 0 when it speaks to none.</summary>
    public int MainRoom { get; set; }

    public bool AboutPeople { get; init; }

    public bool DependsOnRecording { get; init; }

    public bool PublishedNationally { get; init; }

    public HowAsked HowAsked { get; set; }

    /// <summary>Asked face to face by those who give the care: people may say what is expected.</summary>
    public bool MayPleaseTheAsker { get; set; }

    public double Minutes { get; set; }

    public string? Source { get; set; }

    /// <summary>Put in by the ward itself; otherwise it comes from a system or a file.</summary>
    public bool WardEntered { get; set; }

    /// <summary>The ward whose own measure it is; 0 for the library.</summary>
    public int OwnerUnit { get; init; }

    /// <summary>Who asked for it: patients, carers, staff. Only for a ward's own.</summary>
    public string? AskedForBy { get; init; }

    public int Version { get; set; }

    public bool NeedsDenominator => Kind is MeasureKind.Rate or MeasureKind.Proportion or MeasureKind.Score;

    public SeriesShape Shape => new(
        Kind, Per, PublishedNationally ? Sensitivity.PublishedNationally : AboutPeople ? Sensitivity.AboutPeople : Sensitivity.NotAboutPeople);

    /// <summary>Whether it is set against occupied bed days, of which a ward has as many as its beds give.</summary>
    public bool IsOverBedDays => DenominatorWords?.StartsWith("occupied bed days", StringComparison.Ordinal) == true;

    public IEnumerable<int> RoomNumbers => Enumerable.Range(1, 12).Where(room => (Rooms & (1 << (room - 1))) != 0);

    /// <summary>It counts events, so nought may mean that nobody looked: whoever types it is asked.</summary>
    public bool CountsEvents => Kind is MeasureKind.Count or MeasureKind.Rate;

    public ChartVocabulary Vocabulary => new()
    {
        Measure = Name,
        Unit = Kind switch
        {
            MeasureKind.Proportion => "%",
            MeasureKind.Rate => UnitPhrase,
            MeasureKind.DaysBetween => "days",
            _ => "",
        },
        Period = Kind == MeasureKind.DaysBetween ? Cadences.Times : Cadence.Words(),
        Decimals = Kind is MeasureKind.Count or MeasureKind.DaysBetween && !AllowsDecimals ? 0 : 1,
    };
}

/// <summary>One measure on one unit.</summary>
internal sealed class Series : IOwned<Series>, IVersioned
{
    // What a national body has published is everyone's.
    public static Ownership<Series> Ownership { get; } = Owned.ByUnit<Series>(s => s.Unit, s => s.IsPublished);

    public int Number { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public short Partition { get; init; }

    public int Unit { get; init; }

    public int Measure { get; init; }

    public bool IsPublished { get; init; }

    /// <summary>First day that it is asked for; earlier numbers may be brought in.</summary>
    public DateOnly From { get; init; }

    /// <summary>First day that it is no longer asked for.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>Limits come from the first so many points of each stretch; null takes all.</summary>
    public int? BaselinePoints { get; set; }

    /// <summary>Where published numbers come from and how they were rounded.</summary>
    public string? Source { get; set; }

    public int Version { get; set; }

    /// <summary>Whether it is asked for a period, by the day on which it began and the day on which it stopped.</summary>
    public bool IsAskedIn(DateOnly period, Cadence cadence) => From <= cadence.LastDay(period) && !(EndedOn <= period);
}

/// <summary>One revision of one period's number. A correction is a new revision; nothing is overwritten.</summary>
internal sealed class Point : IOwned<Point>
{
    public static Ownership<Point> Ownership { get; } = Owned.Through<Point, Series, int>(p => p.Series, s => s.Number);

    public short Partition { get; init; }

    public int Series { get; init; }

    public DateOnly Period { get; init; }

    public byte Part { get; init; }

    public short Revision { get; init; }

    public PointState State { get; init; }

    public double? Numerator { get; init; }

    public double? Denominator { get; init; }

    public DateTimeOffset At { get; init; }

    [KeptText(TextKind.Machine)]
    public required string By { get; init; }

    /// <summary>Initials or a role word, as the writer gave it.</summary>
    public string? Initials { get; init; }

    /// <summary>Why it was not counted, or why it was corrected.</summary>
    public string? Reason { get; init; }

    /// <summary>The import that brought it; 0 for what was typed or sent by itself.</summary>
    public int Import { get; init; }

    /// <summary>Whether the number before it was taken back and nothing took its place: as if there had never been one.</summary>
    public bool IsWithdrawn { get; init; }

    public RawPoint Raw => new(Period, Part, State, Numerator, Denominator);

    /// <summary>The same for a reader from whom the number was withdrawn: that it is, and since when.</summary>
    public Point Recalled(string words) => new() { Partition = Partition, Series = Series, Period = Period, Part = Part, Revision = Revision, State = PointState.Recalled, At = At, By = By, Reason = words };

    /// <summary>The same without its numbers and words.</summary>
    public Point Hidden() => new() { Partition = Partition, Series = Series, Period = Period, Part = Part, Revision = Revision, State = PointState.Suppressed, At = At, By = By };
}

/// <summary>Who a signal is for: those who see exact numbers, or everyone else.</summary>
internal enum SignalClass : byte
{
    Exact = 0,
    Published = 1,
}

/// <summary>The latest reading of a series for a class of readers; written with its point, read by lists and the House.</summary>
internal sealed class Signal : IOwned<Signal>, INotAudited
{
    public static Ownership<Signal> Ownership { get; } = Owned.Through<Signal, Series, int>(s => s.Series, s => s.Number);

    public int Series { get; init; }

    public SignalClass Class { get; init; }

    public VariationIcon Variation { get; set; }

    public AssuranceIcon Assurance { get; set; }

    public SpcRules Rule { get; set; }

    public DateOnly? Since { get; set; }

    public int PatternLength { get; set; }

    public int UsedPoints { get; set; }

    public double? Centre { get; set; }

    public double? Lower { get; set; }

    public double? Upper { get; set; }

    public DateOnly? LatestPeriod { get; set; }

    public double? LatestValue { get; set; }

    public DateTimeOffset AsAt { get; set; }

    /// <summary>The day since which the icon has been what it is, as this series was read.</summary>
    public DateTimeOffset ChangedAt { get; set; }
}
