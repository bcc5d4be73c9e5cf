namespace TwelveRooms.Statistics;

/// <summary>How close a reader stands to the ward that a number is about.</summary>
/// <remarks>
/// The least privileged tier is the default, so that forgetting to decide is safe. Each unit and reader pair has exactly
/// one tier; the platform decides it, this library only obeys it.
/// </remarks>
public enum Tier
{
    /// <summary>P: board papers, other organisations, ICBs, regions, the public.</summary>
    Published = 0,

    /// <summary>C: coaches and the programme team, under a sharing agreement.</summary>
    Coaching = 1,

    /// <summary>I: people with a role in the organisation that runs the ward.</summary>
    Organisation = 2,

    /// <summary>O: people with a role on the ward itself.</summary>
    Own = 3,
}

/// <summary>What a number is about, which decides who may see it exactly.</summary>
public enum Sensitivity
{
    /// <summary>A count of people, or of events that happen to people. The default, because it is the strictest.</summary>
    AboutPeople = 0,

    /// <summary>A count of things: shifts, activities, repairs.</summary>
    NotAboutPeople = 1,

    /// <summary>A figure that a national body has already published, shown to everyone as published.</summary>
    PublishedNationally = 2,
}
