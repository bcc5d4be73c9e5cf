using System.Globalization;
using System.Text;
using System.Text.Json;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Charts;

/// <summary>The chart as JSON: icons, words, limits and all the rules of each point. Numbers are exact; null is "there is none".</summary>
internal static class ChartJson
{
    public static string Of(FileChart chart)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("name", chart.Request.Name);
            json.WriteString("chart", Name(chart.Choice.Kind));
            json.WriteString("why", chart.Choice.Why);
            json.WriteStartArray("warnings");
            foreach (var warning in chart.Choice.Warnings)
            {
                json.WriteStringValue(warning);
            }

            json.WriteEndArray();
            json.WriteString("rules", chart.Request.Rules.Name);
            json.WriteBoolean("enoughForBoard", chart.Reading.IsEnoughForBoard);
            Icon(json, "variation", Name(chart.Reading.Variation), IconWords.For(chart.Reading.Variation));
            Icon(json, "assurance", Name(chart.Reading.Assurance), IconWords.For(chart.Reading.Assurance));
            json.WriteStartObject("words");
            json.WriteString("shows", chart.Words.Shows);
            json.WriteString("howSure", chart.Words.HowSure);
            json.WriteString("askNext", chart.Words.AskNext);
            json.WriteEndObject();
            Segments(json, chart);
            Suggestions(json, chart);
            Points(json, chart);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Icon(Utf8JsonWriter json, string name, string icon, IconWords words)
    {
        json.WriteStartObject(name);
        json.WriteString("icon", icon);
        json.WriteString("label", words.Label);
        json.WriteString("meaning", words.Meaning);
        json.WriteEndObject();
    }

    private static void Segments(Utf8JsonWriter json, FileChart chart)
    {
        json.WriteStartArray("segments");
        foreach (var segment in chart.Reading.Segments)
        {
            json.WriteStartObject();
            json.WriteString("from", chart.NameOf(segment.First));
            json.WriteNumber("points", segment.Length);
            json.WriteNumber("counted", segment.UsedPoints);
            json.WriteNumber("baseline", segment.BaselinePoints);
            json.WriteBoolean("provisional", segment.IsProvisional);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Suggestions(Utf8JsonWriter json, FileChart chart)
    {
        json.WriteStartArray("suggestions");
        foreach (var advice in LimitAdvice.For(chart.Reading))
        {
            json.WriteStartObject();
            json.WriteString("kind", Name(advice.Kind));
            json.WriteString("from", chart.NameOf(advice.From));
            json.WriteNumber("points", advice.Points);
            json.WriteString("because", advice.Because);
            json.WriteString("suggests", advice.Suggests);
            json.WriteStartArray("stillToAnswer");
            foreach (var question in advice.StillToAnswer)
            {
                json.WriteStringValue(question);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Points(Utf8JsonWriter json, FileChart chart)
    {
        json.WriteStartArray("points");
        for (var i = 0; i < chart.Periods.Count; i++)
        {
            var point = chart.Reading.Points[i];
            json.WriteStartObject();
            json.WriteString("period", chart.NameOf(i));
            json.WriteString("date", chart.Periods[i].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Number(json, "value", point.Value);
            Number(json, "centre", point.Centre);
            Number(json, "lower", point.Lower);
            Number(json, "upper", point.Upper);
            Number(json, "target", point.Target);
            json.WriteString("use", Name(point.Use));
            json.WriteString("look", Name(point.Look));
            json.WriteStartArray("rules");
            foreach (var rule in chart.RulesAt(i))
            {
                json.WriteStringValue(rule);
            }

            json.WriteEndArray();
            if (chart.Reasons[i] is { } reason)
            {
                json.WriteString("leftOut", reason);
            }
            else if (chart.ProblemAt(i) != PointProblem.None)
            {
                json.WriteString("problem", chart.ProblemAt(i).Words());
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Not as words: a word of a page may be mended, a name in a file may not.</summary>
    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
