using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace TwelveRooms.Measures.ImportPoints.Reading;

/// <summary>What a column of a file of numbers may hold.</summary>
internal enum PointField : byte
{
    /// <summary>Nothing that is read.</summary>
    None,
    Provider,
    ProviderName,
    WardCode,
    WardName,
    Measure,
    Period,
    Year,
    Numerator,
    Denominator,
    State,
    Note,

    /// <summary>A rate or percentage: worked out here from the counts, and so not read.</summary>
    Rate,

    /// <summary>In our own files: where a number comes from, and so whether it is read again.</summary>
    Origin,
}

/// <summary>Knows which headings mean what, in the words that organisations use.</summary>
internal static class PointFields
{
    // Of how many, and of out of how many, a word that names what is counted comes before one that may be any number.
    private static readonly FrozenDictionary<string, (PointField Field, int Place)> Exact = new (PointField Field, string Words)[]
    {
        (PointField.Provider, "provider code|provider|provider id|org code|organisation code|organization code|trust code|trust|organisation|organization|ods code|provider ods code|org|organisation id|trust id|ods"),
        (PointField.ProviderName, "provider name|trust name|organisation name|organization name|org name"),
        (PointField.WardCode, "ward code|unit code|ward id|unit id|location code|team code|ward ref|ward reference"),
        (PointField.WardName, "ward name|ward|unit|unit name|ward unit|ward or unit|location|location name|team|team name|service|area|ward title|ward description|inpatient ward|inpatient unit"),
        (PointField.Measure, "measure|measure code|measure id|measure name|indicator|indicator code|indicator name|metric|metric id|metric name|kpi|kpi name|data item|item|measure description"),
        (PointField.Period, "period|month|date|reporting period|reporting month|period start|start date|month start|month ending|period end|week|week commencing|week beginning|week starting|w c|wc|quarter|reporting period start|month year|data period|period date|return month|for month"),
        (PointField.Year, "year|calendar year"),
        (PointField.Numerator, "numerator|num|number of incidents|number of events|count of incidents|incidents|events|episodes|yes|yes answers|count|actual|observed|measure value|metric value|number|value|result|total|n"),
        (PointField.Denominator, "denominator|denom|den|occupied bed days|obd|obds|bed days|beddays|number of answers|number of responses|answers|responses|total asked|asked|out of|population|base|of|total bed days|available days|days available|fte days|contracted days|exposure"),
        (PointField.State, "state|status|value status|number status"),
        (PointField.Note, "note|notes|comment|comments|remark|remarks|narrative|reason|explanation|commentary|free text"),
        (PointField.Origin, "origin"),
        (PointField.Rate, "rate|percent|percentage|%|per 1000|per 1 000|per 1000 obd|per 1000 bed days|rate per 1000|rate per 1000 bed days|proportion|average|mean|median|rag|target|variance"),
    }.SelectMany(f => f.Words.Split('|').Select((word, place) => (Word: word, f.Field, Place: place))).ToFrozenDictionary(f => f.Word, f => (f.Field, f.Place));

    /// <summary>Parts of a heading that tell what it means when the whole is not known; the first that fits is taken.</summary>
    private static readonly (PointField Field, string[] Parts)[] Parts =
    [
        (PointField.Rate, ["rate", "per 1000", "percent", "per cent", "target", "average", "beds", "capacity", "occupancy", "cumulative", "ytd", "year to date", "running", "rolling", "forecast", "trajectory", "plan", "planned", "previous", "last year", "difference"]),
        (PointField.WardCode, ["ward code", "unit code", "ward id", "ward number"]),
        (PointField.Provider, ["provider code", "trust code", "organisation code", "ods"]),
        (PointField.ProviderName, ["trust", "provider", "organisation"]),
        (PointField.Denominator, ["bed day", "beddays", "obd", "denominator", "out of", "asked", "responses", "answers", "fte", "contracted"]),
        (PointField.Numerator, ["numerator", "incidents", "events", "episodes", "number of", "no of", "count", "yes", "days lost", "sick days", "value", "total"]),
        (PointField.Period, ["month", "period", "date", "week", "quarter"]),
        (PointField.WardName, ["ward", "unit"]),
        (PointField.Measure, ["measure", "indicator", "metric"]),
        (PointField.Note, ["comment", "note", "remark", "narrative", "reason"]),
    ];

    /// <summary>The column that a heading means; None when its words are not known.</summary>
    public static PointField Find(string heading) => Exact.GetValueOrDefault(Fold(heading)).Field;

    /// <summary>How plainly a heading says a field, of those that are known for it: the less, the plainer.</summary>
    public static int Plainness(PointField field, string heading)
    {
        var folded = Fold(heading);
        return folded == field.Word().Replace('_', ' ') ? -1
            : field is PointField.Numerator or PointField.Denominator && Exact.TryGetValue(folded, out var known) && known.Field == field ? known.Place
            : int.MaxValue;
    }

    /// <summary>The column that a heading seems to mean by a part of it.</summary>
    public static PointField Guess(string heading)
    {
        var folded = " " + Fold(heading) + " ";
        return folded.Length < 4 ? PointField.None : Parts.FirstOrDefault(p => p.Parts.Any(part => folded.Contains(" " + part, StringComparison.Ordinal))).Field;
    }

    /// <summary>How the column is called for machines and in our own files.</summary>
    public static string Word(this PointField field) => field switch
    {
        PointField.Provider => "provider_code",
        PointField.ProviderName => "provider_name",
        PointField.WardCode => "ward_code",
        PointField.WardName => "ward_name",
        PointField.None => "",
        _ => field.ToString().ToLowerInvariant(),
    };

    /// <summary>A heading in lower case, its letters and digits alone, parted by single spaces.</summary>
    public static string Fold(string heading)
    {
        var text = new StringBuilder(heading.Length);
        var before = ' ';
        foreach (var c in heading.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsUpper(c) && char.IsLower(before)) // WardCode is two words
            {
                text.Append(' ');
            }

            before = c;
            if (char.IsLetterOrDigit(c) || c == '%')
            {
                text.Append(char.ToLower(c, CultureInfo.InvariantCulture));
            }
            else if (c != ',' && text.Length > 0 && text[^1] != ' ') // 1,000 is one word
            {
                text.Append(' ');
            }
        }

        return text.ToString().TrimEnd();
    }
}
