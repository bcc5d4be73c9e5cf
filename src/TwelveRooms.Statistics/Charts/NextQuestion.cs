namespace TwelveRooms.Statistics;

/// <summary>What a chart says, as far as the next question depends on it.</summary>
public enum QuestionPattern
{
    /// <summary>The chart cannot be shown.</summary>
    CannotBeShown,

    /// <summary>Too few points, on the chart or since the limits were redrawn.</summary>
    NotEnoughData,

    /// <summary>Ordinary ups and downs.</summary>
    NoChange,

    /// <summary>Ordinary ups and downs, and the whole range misses the target.</summary>
    NoChangeMissesTarget,

    /// <summary>A lasting pattern in the wanted direction.</summary>
    GettingBetter,

    /// <summary>A lasting pattern in the unwanted direction.</summary>
    Concern,

    /// <summary>A lasting pattern where neither way is better.</summary>
    Changed,

    /// <summary>A point outside the range, or two of three near its edge.</summary>
    StandsOut,

    /// <summary>A fall of something that depends on recording.</summary>
    LowerThanBefore,

    /// <summary>A rise of something that depends on recording.</summary>
    HigherThanBefore,
}

/// <summary>One of the ten questions that a chart may end with. They are a public set: no other question is ever made up.</summary>
/// <param name="Pattern">When it is asked.</param>
/// <param name="Text">The question.</param>
public sealed record NextQuestion(QuestionPattern Pattern, string Text)
{
    /// <summary>All ten.</summary>
    public static IReadOnlyList<NextQuestion> All { get; } =
    [
        new(QuestionPattern.CannotBeShown, "Who on the ward could tell you how things are?"),
        new(QuestionPattern.NotEnoughData, "What would make it easier to count every time?"),
        new(QuestionPattern.NoChange, "What would have to be different for the whole range to move?"),
        new(QuestionPattern.NoChangeMissesTarget, "More of the same will not reach the target: what could be tried instead?"),
        new(QuestionPattern.GettingBetter, "Do patients and staff notice it too, at night and at weekends as well?"),
        new(QuestionPattern.Concern, "What else changed at about that time, and who has been asked?"),
        new(QuestionPattern.Changed, "Is this a change that people on the ward wanted?"),
        new(QuestionPattern.StandsOut, "What was different that time?"),
        new(QuestionPattern.LowerThanBefore, "Has the way it is recorded changed?"),
        new(QuestionPattern.HigherThanBefore, "Is it better recording, or more of it?"),
    ];

    /// <summary>The question that belongs to a reading.</summary>
    public static NextQuestion For(ChartReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var pattern = PatternOf(reading);
        return All.First(question => question.Pattern == pattern);
    }

    private static QuestionPattern PatternOf(ChartReading reading) => reading.Variation switch
    {
        VariationIcon.CannotBeShown => QuestionPattern.CannotBeShown,
        VariationIcon.NotEnoughData when !reading.Settings.MoreToCome => QuestionPattern.LowerThanBefore, // nobody counts it here, so it cannot be made easier
        VariationIcon.NotEnoughData => QuestionPattern.NotEnoughData,
        VariationIcon.CommonCause when reading.Assurance == AssuranceIcon.ExpectToMiss => QuestionPattern.NoChangeMissesTarget,
        VariationIcon.CommonCause => QuestionPattern.NoChange,
        VariationIcon.ChangedLow when reading.RecordingInDoubt => QuestionPattern.LowerThanBefore,
        VariationIcon.ChangedHigh when reading.RecordingInDoubt => QuestionPattern.HigherThanBefore,
        _ when !reading.HasLasted => QuestionPattern.StandsOut,
        VariationIcon.ImprovingHigh or VariationIcon.ImprovingLow => QuestionPattern.GettingBetter,
        VariationIcon.ConcernHigh or VariationIcon.ConcernLow => QuestionPattern.Concern,
        _ => QuestionPattern.Changed,
    };
}
