namespace TwelveRooms.Statistics;

/// <summary>The three things said of a chart before it is drawn. They come from the reading alone: same reading, same words.</summary>
/// <param name="Shows">What the line shows.</param>
/// <param name="HowSure">How sure that is, and what is missing.</param>
/// <param name="AskNext">One of the ten questions of <see cref="NextQuestion"/>.</param>
public sealed record ChartWords(string Shows, string HowSure, string AskNext)
{
    /// <summary>Puts a reading into words for a reader aged 9 to 11. Nothing is said of why a line moved.</summary>
    public static ChartWords For(ChartReading reading, ChartVocabulary words)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(words);
        return new(ShowsWords.For(reading, words), HowSureWords.For(reading, words), NextQuestion.For(reading).Text);
    }
}
