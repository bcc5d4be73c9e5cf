using System.Globalization;

namespace TwelveRooms.Statistics.Policy;

/// <summary>The sentences of <see cref="ChartAccount"/>, for a reader of nine to eleven years.</summary>
internal static class AccountWords
{
    public const string ChanceDoesNotFit =
        "These numbers do not go up and down as chance would make them, and this chart believes that they do. It may mark points that mean nothing, or miss some.";

    public const string SameDay = "Some came on the same day. This chart cannot draw 0 days, and a G chart can.";

    private const string Learns = "So the chart learns from the points themselves how far they usually go up and down.";

    /// <summary>What follows from the kind alone.</summary>
    public static string Because(ChartKind chart, MeasureFacts facts) => chart switch
    {
        ChartKind.RatePrime or ChartKind.ProportionPrime =>
            $"The chart learns from the points themselves how far they usually go up and down, and each {facts.Period} has limits by its size.",
        ChartKind.TimeBetween => PolicyWords.Days,
        ChartKind.CasesBetween => "This happens rarely, so the chart shows how many days it was from one time to the next. It can draw two on one day.",
        ChartKind.Run => "The line is set against its middle value, and there are no limits.",
        ChartKind.Individuals => facts.Kind switch
        {
            MeasureKind.Continuous => PolicyWords.Measured,
            MeasureKind.Score => PolicyWords.Score,
            MeasureKind.Proportion => $"A share can go up and down for many reasons besides chance. {Learns}",
            _ => $"A few people may account for most of the events, and then chance alone does not say how far the numbers go. {Learns}",
        },
        _ => "The average says how far the points may go up and down. That is true when the events come one by one, by chance.",
    };

    /// <summary>How the numbers vary; null where there are too few to say.</summary>
    public static string? Spread(DispersionCheck check, MeasureFacts facts)
    {
        var what = facts.Kind == MeasureKind.Proportion ? "The share goes" : "The numbers go";
        var ratio = string.Create(CultureInfo.InvariantCulture, $"(dispersion {check.Ratio:0.0}; chance alone gives about 1)");
        return check switch
        {
            { VariesTooMuch: true } when facts.Kind == MeasureKind.Proportion => $"{what} up and down more than chance would make it {ratio}.",
            { VariesTooMuch: true } => $"{what} up and down more than chance would make them {ratio}. Often a few people account for most of the events.",
            { VariesTooLittle: true } => $"{what} up and down less than chance would make {(facts.Kind == MeasureKind.Proportion ? "it" : "them")} {ratio}.",
            { Passes: true } => $"{what} up and down about as much as chance would make {(facts.Kind == MeasureKind.Proportion ? "it" : "them")} {ratio}.",
            _ => null,
        };
    }

    public static string SizesDiffer(string period) =>
        $"One {period} is much larger than another here, and then limits of its own suit each {period} better.";

    public static string RareHere(string period) => string.Create(
        CultureInfo.InvariantCulture,
        $"This happens fewer than {ChartPolicy.RareBelow:0.#} times a {period} here. A chart of the days from one time to the next would say more. It needs a measure of its own, with the day of each event.");
}
