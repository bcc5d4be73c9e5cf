using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ThisWeek;

/// <summary>A number that stands for a period, as this reader may see it.</summary>
internal sealed record StoredNumber(DateOnly Period, int Revision, PointState State, Released Numerator, Released Denominator)
{
    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public string? Initials { get; init; }

    public string? Reason { get; init; }

    /// <summary>Who put it in, in words: initials or a role word, or what it was.</summary>
    public string SignedBy => Signed(Initials, By);

    /// <summary>Initials as they are where a person put the number in. A system says that it is one; those that it sent stand beside that.</summary>
    public static string Signed(string? initials, string by)
    {
        var what = by.Split(':')[0] switch
        {
            "key" => "another system",
            "operator" => "the operator",
            "system" => "the platform",
            _ => null,
        };
        return string.IsNullOrEmpty(initials) ? what ?? "someone on the ward" : what is null ? initials : $"{what} ({initials})";
    }

    public DateOnly SavedOn => RoomsClock.DayOf(At);

    public static StoredNumber From(Point point, Measure measure, Tier tier)
    {
        var released = ReleasedSeries.Release([point.Raw], measure.Shape, tier).Points[0];
        return new(point.Period, point.Revision, point.State, released.Numerator, released.Denominator)
        {
            At = point.At,
            By = point.By,
            Initials = point.Initials,
            Reason = point.Reason,
        };
    }

    /// <summary>"31 of 40", "0, we looked", "Not counted".</summary>
    public string Words => State switch
    {
        PointState.ConfirmedZero => "0, we looked",
        PointState.NotCollected => "Not counted",
        PointState.NotApplicable => "Does not apply",
        PointState.WardClosed => "Ward closed",
        PointState.Recalled => "Withdrawn",
        _ when Denominator.IsShown => $"{Numerator.ToText(2)} of {Denominator.ToText(2)}",
        _ => Numerator.ToText(2),
    };
}

/// <summary>One question that a ward is asked now, with what is already in for it.</summary>
/// <param name="Measure">What is asked.</param>
/// <param name="Period">First day of the period.</param>
/// <param name="Saved">What is in for that period, or null: it is due.</param>
/// <param name="Last">The newest number before it, for comparison by eye; null when there is none.</param>
/// <param name="MayChange">Whether this reader may still change what is in, without a reason.</param>
/// <param name="Sentence">One remark on what is in.</param>
internal sealed record DueNumber(Measure Measure, DateOnly Period, StoredNumber? Saved, StoredNumber? Last, bool MayChange, string? Sentence)
{
    public bool IsDue => Saved is null;

    /// <summary>Whether this reader put it in; a device is shown no number that somebody else has put in this time.</summary>
    public bool IsOwn { get; init; }

    /// <summary>"Last week: 5", or which week when one was missed.</summary>
    public string? LastWords => Last is null
        ? null
        : Measure.Cadence.Next(Last.Period) == Period
            ? $"Last {Measure.Cadence.Words().One}: {Last.Words}"
            : $"Last counted, {Measure.Cadence.Words().InSentence(Last.Period)}: {Last.Words}";
}

/// <summary>The questions of a ward, in the order in which they are asked.</summary>
internal sealed record WeekView(UnitRow Ward, Standing Standing, IReadOnlyList<DueNumber> Items, DateOnly Today)
{
    /// <summary>The months of this sitting that are locked: nothing more is asked for them.</summary>
    public IReadOnlyList<MonthLock> Locked { get; init; } = [];

    public IReadOnlyList<DueNumber> Due => [.. Items.Where(i => i.IsDue)];

    /// <summary>What one sitting is about: what is due, and what was saved in this week.</summary>
    public IReadOnlyList<DueNumber> Sitting => [.. Items.Where(i => i.Saved is not { } s || DueRule.MayChangeUntil(s.SavedOn) >= Today)];

    /// <summary>The next question after one, from the top again when those after it are all in; null when all are in.</summary>
    public DueNumber? NextAfter(Guid measure)
    {
        var at = Items.ToList().FindIndex(i => i.Measure.Id.Value == measure);
        return Items.Skip(at + 1).FirstOrDefault(i => i.IsDue) ?? Items.FirstOrDefault(i => i.IsDue);
    }
}
