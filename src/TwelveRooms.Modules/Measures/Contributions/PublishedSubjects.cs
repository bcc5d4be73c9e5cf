namespace TwelveRooms.Measures.Contributions;

/// <summary>What a published figure is about, by the words of its name, so that a long list can be read in parts.</summary>
internal static class PublishedSubjects
{
    private const string Other = "Other published figures";

    /// <summary>The first whose words stand in the name is meant; a wait of children is one of children, wherever they wait.</summary>
    private static readonly (string Subject, string[] Words)[] All =
    [
        ("Out of area placements", ["out of area", "placement", "oap"]),
        ("Restrictive interventions", ["restrict", "restrain", "seclusion", "segregation"]),
        ("The Mental Health Act", ["mental health act", "detain", "detention", "community treatment order"]),
        ("Waits of children and young people", ["clock stop of children", "children and young people’s referral", "cyp"]),
        ("Waits for community care", ["referral-spell", "clock stop", "waiting"]),
        ("Hospital beds and stays", ["bed", "discharge", "length of stay", "hospital", "ward stay", "admission"]),
    ];

    public static IEnumerable<IGrouping<string, T>> Of<T>(IEnumerable<T> items, Func<T, string> name) =>
        items.GroupBy(i => Of(name(i))).OrderBy(g => g.Key == Other).ThenBy(g => g.Key, StringComparer.CurrentCulture);

    public static string Of(string name) =>
        All.FirstOrDefault(s => Array.Exists(s.Words, w => name.Contains(w, StringComparison.OrdinalIgnoreCase))).Subject ?? Other;
}
