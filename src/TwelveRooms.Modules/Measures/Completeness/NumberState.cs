using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Completeness;

/// <summary>What became of one number of one ward, measure and period. Nought, not collected and not reported are three things.</summary>
internal enum NumberState
{
    /// <summary>A number is in.</summary>
    Reported,

    /// <summary>Somebody looked, and there were none.</summary>
    ConfirmedZero,

    /// <summary>Nobody counted, and somebody said why.</summary>
    NotCollected,

    NotApplicable,

    /// <summary>The ward said so, or had closed by then.</summary>
    WardClosed,

    /// <summary>Whoever published or sent it hid a small number.</summary>
    Hidden,

    /// <summary>Nothing has come, and its day has not passed.</summary>
    NotYet,

    /// <summary>Nothing has come, and its day has passed.</summary>
    Late,

    /// <summary>The same, and nothing has ever come for this measure on this ward.</summary>
    Never,

    /// <summary>The ward was not asked for it, and somebody put in that there is no number.</summary>
    Blank,

    /// <summary>The ward was not asked for it.</summary>
    NotAsked,

    /// <summary>The ward had not opened.</summary>
    NotOpen,

    /// <summary>Another organisation had the ward.</summary>
    Elsewhere,
}

internal static class NumberStates
{
    /// <summary>In the order in which a cell says them.</summary>
    public static IReadOnlyList<NumberState> InOrder { get; } = Enum.GetValues<NumberState>();

    /// <summary>What an answer that is in makes of it; null where nothing has come.</summary>
    public static NumberState? Of(PointState? stored) => stored switch
    {
        PointState.Reported => NumberState.Reported,
        PointState.ConfirmedZero => NumberState.ConfirmedZero,
        PointState.NotCollected => NumberState.NotCollected,
        PointState.NotApplicable => NumberState.NotApplicable,
        PointState.WardClosed => NumberState.WardClosed,
        PointState.Suppressed => NumberState.Hidden,
        _ => null,
    };

    /// <summary>Whether somebody has said something, a number or why there is none.</summary>
    public static bool IsAnswer(this NumberState state) => state <= NumberState.Hidden;

    /// <summary>What machines call it, as in other files where they know it.</summary>
    public static string Code(this NumberState state) => state switch
    {
        NumberState.Reported => "reported",
        NumberState.ConfirmedZero => "confirmed_zero",
        NumberState.NotCollected => "not_collected",
        NumberState.NotApplicable => "not_applicable",
        NumberState.WardClosed => "ward_closed",
        NumberState.Hidden => "hidden",
        NumberState.NotYet => "not_due_yet",
        NumberState.Late => "late",
        NumberState.Never => "never",
        NumberState.Blank => "not_reported",
        NumberState.NotAsked => "not_asked",
        NumberState.NotOpen => "not_open_yet",
        _ => "elsewhere",
    };

    /// <summary>What a cell calls it.</summary>
    public static string Short(this NumberState state) => state switch
    {
        NumberState.Reported => "in",
        NumberState.ConfirmedZero => "zero",
        NumberState.NotCollected => "not counted",
        NumberState.NotApplicable => "does not apply",
        NumberState.WardClosed => "ward closed",
        NumberState.Hidden => "hidden",
        NumberState.NotYet => "due by a day",
        NumberState.Late => "late",
        NumberState.Never => "never",
        NumberState.Blank => "blank",
        NumberState.NotAsked => "not asked",
        NumberState.NotOpen => "not open yet",
        _ => "elsewhere",
    };

    /// <summary>What it means, for the small print.</summary>
    public static string Meaning(this NumberState state) => state switch
    {
        NumberState.Reported => "a number has come.",
        NumberState.ConfirmedZero => "somebody looked, and there were none. It is a number, and it is in.",
        NumberState.NotCollected => "nobody counted, and somebody said why. That is an answer, and nobody is marked down for it.",
        NumberState.NotApplicable => "the measure has no meaning on this ward at that time.",
        NumberState.WardClosed => "the ward was closed. After its last day it owes nothing.",
        NumberState.Hidden => "whoever sent it hid a small number. It is not zero, and it is not missing.",
        NumberState.NotYet => "nothing has come, and there is still time.",
        NumberState.Late => "nothing has come, nobody has said why, and its day has passed. It is not zero.",
        NumberState.Never => "the same, and nothing has ever come for this measure from this ward.",
        NumberState.Blank => "the ward was not asked for it, and what was put in says that there is no number. It is not zero.",
        NumberState.NotAsked => "the ward was not asked for it.",
        NumberState.NotOpen => "the ward had not opened.",
        _ => "another organisation had the ward.",
    };
}
