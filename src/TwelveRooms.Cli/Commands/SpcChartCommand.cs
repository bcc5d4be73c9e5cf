using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using TwelveRooms.Cli.Spc.Charts;
using TwelveRooms.Cli.Spc.Conventions;
using TwelveRooms.Components;
using TwelveRooms.Platform;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Commands;

internal static class SpcChartCommand
{
    private static readonly Dictionary<string, RuleSet> RuleNames = new(StringComparer.Ordinal)
    {
        ["mdc"] = RuleSets.MakingDataCount,
        ["anhoej"] = RuleSets.Anhoej,
        ["western-electric"] = RuleSets.WesternElectric,
        ["nelson"] = RuleSets.Nelson,
        ["lifeqi"] = RuleSets.LifeQi,
        ["provost-murray"] = RuleSets.ProvostMurray,
        ["ihi"] = RuleSets.IhiRunChart,
        ["best-box"] = RuleSets.BestBox,
        ["cut-box"] = RuleSets.CutBox,
    };

    private static readonly Dictionary<string, MeasureKind> Measures = new(StringComparer.Ordinal)
    {
        ["count"] = MeasureKind.Count,
        ["rate"] = MeasureKind.Rate,
        ["proportion"] = MeasureKind.Proportion,
        ["measured"] = MeasureKind.Continuous,
        ["score"] = MeasureKind.Score,
        ["days-between"] = MeasureKind.DaysBetween,
    };

    /// <summary>The ways out.</summary>
    private static readonly Dictionary<string, Func<FileChart, string>> Formats = new(StringComparer.Ordinal)
    {
        ["table"] = ChartTable.Of,
        ["json"] = ChartJson.Of,
        ["svg"] = SpcSvg.Of,
    };

    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV: date, value and, where there is one, denominator; headings may name them, and target and left_out too" }.AcceptExistingOnly();
        var chart = new Option<string>("--chart") { Description = "The kind of chart; auto chooses one and says why", DefaultValueFactory = _ => "auto" }.AcceptOnlyFromAmong(["auto", .. SpcCase.KindNames]);
        var measure = new Option<string?>("--measure") { Description = "What the numbers are, for --chart auto; guessed from the file unless given" }.AcceptOnlyFromAmong([.. Measures.Keys]);
        var rules = new Option<string>("--rules") { Description = "The set of rules", DefaultValueFactory = _ => "mdc" }.AcceptOnlyFromAmong([.. RuleNames.Keys]);
        var better = new Option<string>("--better") { Description = "Which way is better", DefaultValueFactory = _ => "neither" }.AcceptOnlyFromAmong("higher", "lower", "neither");
        var target = new Option<double?>("--target") { Description = "The target, on the scale that is shown", HelpName = "NUMBER" };
        var per = new Option<double>("--per") { Description = "Shown per so many: 1000 for a rate per 1,000, 100 for percent", DefaultValueFactory = _ => 1, HelpName = "NUMBER" };
        var baseline = new Option<int>("--baseline") { Description = "Limits rest on the first so many points; 0 takes all", DefaultValueFactory = _ => 0, HelpName = "POINTS" };
        var redraw = new Option<DateOnly[]>("--redraw") { Description = "Limits start again on this day; may be given more than once", HelpName = "DATE", DefaultValueFactory = _ => [] };
        var leaveOut = new Option<DateOnly[]>("--leave-out") { Description = "This day counts for nothing; may be given more than once", HelpName = "DATE", DefaultValueFactory = _ => [] };
        var name = new Option<string?>("--name") { Description = "What the numbers are called; the name of the file unless given" };
        var format = new Option<string>("--format") { Description = "How it is written", DefaultValueFactory = _ => "table" }.AcceptOnlyFromAmong([.. Formats.Keys]);
        var output = new Option<FileInfo?>("--output") { Description = "Where it is written; standard output unless given", HelpName = "FILE" };
        var picture = new Option<FileInfo?>("--svg") { Description = "Draws the chart into this file too: a picture that opens alone in any browser", HelpName = "FILE" };
        var slide = new Option<bool>("--slide") { Description = "Makes the picture of --svg a slide: 16 : 9, with larger type" };
        target.Validators.Add(NumberThat(double.IsFinite, number => $"--target is a finite number, not {number}."));
        per.Validators.Add(NumberThat(number => number > 0 && double.IsFinite(number), number => $"--per is a number above 0, not {number}. 1000 shows a rate per 1,000."));
        var command = new Command("chart", "Chart a CSV file of dates and numbers; needs no database") { file, chart, measure, rules, better, target, per, baseline, redraw, leaveOut, name, format, output, picture, slide };
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(slide) && parsed.GetValue(picture) is null)
            {
                return await Answer.RefuseAsync(Refusal.Invalid("spc-slide", "--slide says how --svg draws: name the file too, with --svg FILE."));
            }

            var source = parsed.GetRequiredValue(file);
            var made = FileChart.Make(await File.ReadAllLinesAsync(source.FullName, cancel), new()
            {
                Name = parsed.GetValue(name) ?? Path.GetFileNameWithoutExtension(source.Name),
                Kind = SpcCase.KindOf(parsed.GetRequiredValue(chart)),
                Measure = parsed.GetValue(measure) is { } kind ? Measures[kind] : null,
                Rules = RuleNames[parsed.GetRequiredValue(rules)],
                Better = Enum.Parse<ImprovementDirection>(parsed.GetRequiredValue(better), ignoreCase: true),
                Target = parsed.GetValue(target),
                Per = parsed.GetRequiredValue(per),
                Baseline = parsed.GetRequiredValue(baseline),
                Redraw = parsed.GetRequiredValue(redraw),
                LeaveOut = parsed.GetRequiredValue(leaveOut),
            });
            var write = Formats[parsed.GetRequiredValue(format)];
            if (made.IsRefused)
            {
                return await Answer.RefuseAsync(made.Refusal);
            }

            if (parsed.GetValue(picture) is { } drawing
                && await UnwrittenAsync(drawing, SpcSvg.Of(made.Value, parsed.GetValue(slide) ? PictureFor.Slide : PictureFor.Page), cancel) is { } undrawn)
            {
                return await Answer.RefuseAsync(undrawn);
            }

            return parsed.GetValue(output) is not { } place ? await Answer.OfAsync(made, write)
                : await UnwrittenAsync(place, write(made.Value), cancel) is { } unwritten ? await Answer.RefuseAsync(unwritten)
                : Exit.Fine;
        });
        return command;
    }

    /// <summary>Refuses numbers that an option has no use for; what is no number at all is told by its own words.</summary>
    private static Action<OptionResult> NumberThat(Func<double, bool> holds, Func<double, string> words) => given =>
    {
        if (given.Tokens is [var token] && double.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && !holds(number))
        {
            given.AddError(words(number));
        }
    };

    /// <summary>Writes a file; why not, when it cannot be.</summary>
    private static async Task<Refusal?> UnwrittenAsync(FileInfo place, string text, CancellationToken cancel)
    {
        try
        {
            await File.WriteAllTextAsync(place.FullName, text, cancel);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refusal.Invalid("spc-output", $"The file {place.FullName} cannot be written: {e.Message}");
        }
    }
}
