"""The fishbone (鱼骨图): its data, its layout, its picture and its table twin."""
