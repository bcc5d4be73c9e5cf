using TwelveRooms.Platform.Contributions;

namespace TwelveRooms.Measures.DemoNumbers;

/// <summary>Two months up that are ordinary ups and downs.</summary>
internal sealed record NoiseUp(double BaseRate, double NoiseSd, IReadOnlyList<int> LowMonths, IReadOnlyList<int> HighMonths, double LowFactor, double HighFactor) : DemoPlant;

/// <summary>A rate that falls for good, from a month on.</summary>
internal sealed record RealFall(double BaseRate, double NoiseSd, int Month, double Ratio) : DemoPlant;

/// <summary>A month without a number, with its reason.</summary>
internal sealed record NotCollected(int Month, string Reason) : DemoPlant;

/// <summary>Limits drawn anew, with the reason.</summary>
internal sealed record LimitsRedrawn(int Month, double? RateBefore, int? BaselineMonths, string Reason, string ByRole) : DemoPlant;

/// <summary>A month left out of the limits, with the reason.</summary>
internal sealed record LeftOut(int Month, double Rate, double BedDaysFactor, string Reason, string ByRole) : DemoPlant;

/// <summary>Something written beside the chart.</summary>
internal sealed record Note(int Month, string Words) : DemoPlant;

/// <summary>Somebody checked that recording did not change.</summary>
internal sealed record RecordingConfirmed(int Month, string ByRole, string Words) : DemoPlant;

/// <summary>A target that a ward sets itself, and from which month.</summary>
internal sealed record TargetSet(int Month, double Value, string Words, string ByRole) : DemoPlant;

/// <summary>Less is written down, while as much happens.</summary>
internal sealed record MissingRecording(double BaseRate, int From, int To, double ReportedRatio, double NoiseSd, IReadOnlyList<int> NotCollectedMonths) : DemoPlant;

/// <summary>More is written down, while as much happens.</summary>
internal sealed record BetterRecording(double BaseRate, double NoiseSd, int Month, double Ratio) : DemoPlant;

/// <summary>One question with two answers, by who asks.</summary>
internal sealed record Disagree(string OtherMeasureCode, double Share, double OtherShare, int From) : DemoPlant;

/// <summary>An obstacle that waits for the board.</summary>
internal sealed record Obstacle(int DaysOpen, string Words, double DaysPerWeekBefore, double DaysPerWeekSince) : DemoPlant;

/// <summary>An idea that was tried and stopped.</summary>
internal sealed record AbandonedIdea(int StartMonth, int EndMonth, string Idea, string WhatHappened, string WhyGood) : DemoPlant;

/// <summary>A ward from which nothing comes any more.</summary>
internal sealed record SilentWard(int From) : DemoPlant;

/// <summary>A ward whose one line goes on through a move.</summary>
internal sealed record MovedAndRenamed : DemoPlant;
