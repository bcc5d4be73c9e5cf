using TwelveRooms.Statistics;

namespace TwelveRooms.Samples;

/// <summary>The code of src/TwelveRooms.Statistics/README.md. A test fails when the page and this file differ, and runs each sample.</summary>
internal static class StatisticsSamples
{
    public static SpcReading FirstChart()
    {
        // sample: first chart
        var reading = SpcChart.Read(new()
        {
            Values = [18, 23, 19, 22, 20, 17, 21, null, 22, 18, 23, 19, 18, 20, 41],
            Direction = ImprovementDirection.Lower,
        });

        foreach (var point in reading.Points.Where(point => point.Flags != SpcRules.None))
        {
            Console.WriteLine($"{point.Value} lies beyond {point.Upper:0.0}: {point.Flags}");
        }

        // end
        return reading;
    }

    public static SpcReading RateChart()
    {
        // sample: rate
        var falls = new ChartData
        {
            Values = [4, 6, 3, 5, 7, 2, 4, 5, 3, 6, 4, 5, 3, 1],
            Denominators = [610, 598, 612, 575, 640, 601, 588, 612, 597, 603, 611, 590, 0, 604],
            Multiplier = 1_000,
            Rebases = [7],
        };
        var reading = SpcChart.Read(falls, ChartOptions.Default with { Kind = ChartKind.RatePrime, Rules = RuleSets.Anhoej, LeastPoints = 6 });

        Console.WriteLine(reading.Points[12].Problem.Words());
        Console.WriteLine($"{reading.LineAt(13, 0):0.0} falls for every 1,000 bed days, at most {reading.LineAt(13, 3):0.0} to expect");

        // end
        return reading;
    }

    public static ChartWords InWords()
    {
        // sample: words
        var reading = SpcChart.Read(new()
        {
            Values = [9, 12, 10, 13, 11, 12, 10, 5, 6, 4, 5, 7, 5, 6],
            Periods = [.. Enumerable.Range(0, 14).Select(month => new DateOnly(2025, 1, 1).AddMonths(month))],
            Direction = ImprovementDirection.Lower,
        });
        var words = SpcWords.For(reading, new() { Measure = "Falls", Unit = "a month", Period = PeriodWords.Months });

        Console.WriteLine($"{words.Shows} {words.HowSure} {words.AskNext}");

        // end
        return words;
    }

    public static SegmentLines OverSpans()
    {
        // sample: spans
        double[] values = [18, 23, 19, 22, 20, 17, 21, 22, 18, 23, 19, 18, 20];
        var output = new ChartOutput
        {
            Charted = new double[values.Length],
            Uses = new PointUse[values.Length],
            Flags = new SpcRules[values.Length],
            Segments = new SegmentLines[1],
        };

        SpcEngine.Read(new() { Values = values }, ChartOptions.Default, output);

        Console.WriteLine($"{output.Segments[0].LowerAt():0.00} to {output.Segments[0].UpperAt():0.00}");

        // end
        return output.Segments[0];
    }

    public static SpcReading AsAnotherProgram()
    {
        // sample: presets
        ChartData data = new() { Values = [12, 9, 14, 11, 13, 10, 12, 40, 11, 12] };

        var ours = SpcChart.Read(data, SpcPresets.MakingDataCount with { LeastPoints = 1 });
        var theirs = SpcChart.Read(data, SpcPresets.NHSRplotthedots);

        Console.WriteLine($"{ours.Points[0].Upper:0.0}, and {theirs.Points[0].Upper:0.0} where large moving ranges are screened out");

        // end
        return theirs;
    }

    public static string RulesOfAPage()
    {
        // sample: rules
        foreach (var rule in RuleSets.Nelson.SoundFor(ChartKind.Proportion))
        {
            Console.WriteLine($"{rule.Name}: {rule.Description}");
        }

        var sixInARow = RuleSets.MakingDataCount with { Name = "Six in a row", Rules = [RuleSets.Run(6)] };

        // end
        return sixInARow.Name;
    }
}
