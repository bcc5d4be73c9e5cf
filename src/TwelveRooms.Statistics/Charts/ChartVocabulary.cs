namespace TwelveRooms.Statistics;

/// <summary>What a sentence about a chart needs to know beyond its numbers.</summary>
public sealed record ChartVocabulary
{
    /// <summary>The name of the measure as it begins a sentence: "Restrictive practice".</summary>
    public required string Measure { get; init; }

    /// <summary>What stands after a number: "for every 1,000 occupied bed days", "%" or nothing.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How periods are called.</summary>
    public required PeriodWords Period { get; init; }

    /// <summary>What the centre line is: "average", or "median" on a run chart.</summary>
    public string Centre { get; init; } = "average";

    /// <summary>Values have at most so many decimals; 0 for whole counts. Averages and limits have more: see <see cref="Line"/>.</summary>
    public int Decimals { get; init; } = 1;

    /// <summary>A value without its unit. One that is not nought never reads as nought: 0.0014 has as many decimals as it takes to see it.</summary>
    public string Number(Released value) => value.ToText(value.OrNull() is { } number && number != 0 && Math.Abs(number) < 0.5 * Math.Pow(10, -Decimals) ? DecimalsForTwoDigits(number) : Decimals);

    /// <summary>A value with its unit.</summary>
    public string WithUnit(Released value) => Measured(Number(value));

    /// <summary>A value with no more of its unit than a sign: "42%", "3".</summary>
    public string Brief(Released value) => Unit is ['%', ..] ? Number(value) + "%" : Number(value);

    /// <summary>An average, a limit or a target without its unit: at least one decimal and two digits that count, since the average of whole counts is seldom whole.</summary>
    /// <param name="line">Shape: as the chart is shown. 3.7 reads "3.7" where values are whole, and 0.034 reads "0.034" where they have one decimal.</param>
    public string Line(Released line) => line.ToText(Math.Max(Math.Max(1, Decimals), DecimalsForTwoDigits(line.OrNull() ?? 0)));

    /// <summary>An average, a limit or a target with its unit.</summary>
    public string LineWithUnit(Released line) => Measured(Line(line));

    /// <summary>The same with no more of its unit than a sign: "42.2%", "3.7".</summary>
    public string LineInBrief(Released line) => Unit is ['%', ..] ? Line(line) + "%" : Line(line);

    /// <summary>The range to expect, cut where the numbers of this kind end: "0 to 44.8", "0% to 42.2%".</summary>
    public string Range(LimitSegment segment, SeriesShape shape)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var lines = new PointLines(segment.Centre, segment.Lower, segment.Upper).Within(shape);
        return LineInBrief(lines.Lower) + " to " + LineInBrief(lines.Upper);
    }

    private string Measured(string number) => Unit switch
    {
        "" => number,
        ['%', ..] => number + Unit,
        _ => number + " " + Unit,
    };

    /// <summary>Two for 0.34, three for 0.034; not beyond the digits that a double can round.</summary>
    private static int DecimalsForTwoDigits(double number) =>
        number == 0 ? 0 : Math.Clamp(1 - (int)Math.Floor(Math.Log10(Math.Abs(number))), 0, 15);
}
