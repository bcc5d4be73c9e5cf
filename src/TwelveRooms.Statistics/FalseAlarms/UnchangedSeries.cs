namespace TwelveRooms.Statistics.FalseAlarms;

/// <summary>A series in which nothing changes, and the chart that is made of it.</summary>
/// <remarks>
/// What is made up: individual values are normal, or, with <see cref="EventsPerPoint"/>, events by the days of the month; counts and
/// rates are events, with the days of the months as exposure; parts of a whole are answers of <see cref="Whole"/> people; groups are
/// five normal values; cases and times between events are geometric and exponential.
/// </remarks>
public sealed record UnchangedSeries
{
    /// <summary>The most points that are made up.</summary>
    public const int MostPoints = 2_000;

    /// <summary>How many points: from 2 to <see cref="MostPoints"/>.</summary>
    public int Points { get; init; } = 24;

    /// <summary>The kind of chart, its rules and its baseline.</summary>
    public ChartOptions Options { get; init; } = ChartOptions.Default;

    /// <summary>How many events a point has on average: above 0, at most 10,000. Null makes individual values normal; counts need it.</summary>
    public double? EventsPerPoint { get; init; }

    /// <summary>How many events each person who has any accounts for: 1 when events come one by one, 5 when a few people account for most.</summary>
    public int EventsPerPerson { get; init; } = 1;

    /// <summary>For parts of a whole: how many people are asked each time.</summary>
    public int Whole { get; init; } = 60;

    internal void Check()
    {
        if (Points is < 2 or > MostPoints)
        {
            throw new ArgumentOutOfRangeException(nameof(Points), Points, $"A series has 2 to {MostPoints} points.");
        }

        if (EventsPerPoint is { } events && !(events > 0 && events <= 10_000))
        {
            throw new ArgumentOutOfRangeException(nameof(EventsPerPoint), events, "A point has more than 0 and at most 10,000 events.");
        }

        if (EventsPerPerson is < 1 or > 1_000)
        {
            throw new ArgumentOutOfRangeException(nameof(EventsPerPerson), EventsPerPerson, "A person accounts for 1 to 1,000 events.");
        }

        if (EventsPerPoint is null && (Options.Kind.IsAttribute() || EventsPerPerson > 1))
        {
            throw new ArgumentException($"Say how many events a point has: {Options.Kind} with {EventsPerPerson} a person.", nameof(EventsPerPoint));
        }

        if (Options.Kind.IsPartOfWhole() && !(Whole is >= 1 and <= 10_000 && EventsPerPoint <= Whole))
        {
            throw new ArgumentOutOfRangeException(nameof(Whole), Whole, "The whole is from the events of a point up to 10,000.");
        }
    }
}
